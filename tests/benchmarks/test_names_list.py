"""The list of pairs of names is what the benchmark takes it for."""

from __future__ import annotations

from benchmarks.names.__main__ import figures, read


def test_the_list_is_long_and_has_hard_negatives() -> None:
    """At least 200 pairs, both verdicts, a part held back, no pair twice."""
    pairs = read()
    assert len(pairs) >= 200
    assert sum(p.same for p in pairs) >= 80
    assert sum(not p.same for p in pairs) >= 80
    assert 0.2 < sum(p.held_back for p in pairs) / len(pairs) < 0.5
    assert len({(repr(p.left), p.left.kind, repr(p.right), p.kind) for p in pairs}) == len(pairs)


def test_figures_count_what_is_joined() -> None:
    """All pairs given are asked for, and errors are listed by kind."""
    pairs = read()
    told = figures(pairs)
    assert told["pairs"] == len(pairs)
    missed = sum(told["missed"].values())
    assert told["same"]["right"] + missed == told["same"]["gold"] == sum(p.same for p in pairs)
    assert told["same"]["given"] - told["same"]["right"] == sum(told["wrongly joined"].values())

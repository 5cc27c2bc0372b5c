"""Patterns that are tried only where a word stands that they need: never a match lost for it."""

from __future__ import annotations

import gc
import importlib
import pkgutil
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import accounted.claims.english as english
from accounted.claims.english import gated
from accounted.claims.english.anycase import Anycase
from accounted.claims.english.gated import FREE, Gate, Gated, Needs, beginnings, needs


def may_hold(text: str, needed: Needs | None) -> bool:
    """Whether a gate of these needs lets a text by."""
    here = beginnings(text)
    return needed is None or here is None or not needed.isdisjoint(here)


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"\b(?:denied|ruled\s+out)\b", {"deni", "rule"}),
        (r"\bdi(?:ed|es)\b", {"died", "dies"}),
        (r"\b(?:un)?armed\s+men\b", {"arme", "unar"}),
        (r"\b(?:the\s+)?army\b", {"army"}),
        (r"^[^.;,]{0,30}\b(?:was|were)\s+(?:\w+\s+)?foiled", {"foil"}),
        (r"\b[Kk]illed\b", {"kill"}),
        (r"(?<=by )\bgunmen\b", {"gunm"}),
        (r"\b(?:\d+|dozens)\s+of\s+hostages\b", {"host"}),
        (r"\bair[- ]?strikes?\b", {"air", "airs"}),
        (r"\b(?:sh){1,2}elled\b", {"sh"}),
    ],
)
def test_what_a_pattern_needs_is_read_off_it(pattern: str, expected: set[str]) -> None:
    """The beginnings of the words that every match holds, the rarest ones."""
    assert needs(pattern, re.I) == expected


@pytest.mark.parametrize(
    "pattern",
    [
        r"di(?:ed|es)\b",  # "studies" holds it
        r"[“\"]|\bsaid\b",  # a quotation mark is no word
        r"\b\w+ing\b",
        r"\b(?:killed|\d+)\b",
        r"\w*kill",
        r"\b(?:killed)?",
        r"(?a)\bkilled\b",  # a word has other edges there: "ékilled" holds it
        r"(?a:\bkilled\b)",
    ],
)
def test_a_pattern_that_needs_no_word_is_always_tried(pattern: str) -> None:
    """Nothing is guessed: what may match within a word, or without a word, has no gate."""
    assert needs(pattern, re.I) is None


def test_letters_that_only_re_takes_for_others_open_every_gate() -> None:
    """``re.I`` takes "ſ" for "s" and "İ" for "i", lower case does not: such a text is always searched."""
    needed = needs(r"\b(?:seized|istanbul)\b", re.I)
    assert needed == {"seiz", "ista"}
    assert may_hold("They ſeized it", needed)
    assert may_hold("In İstanbul", needed)
    assert not may_hold("They left it", needed)


def test_a_gate_closes_after_the_free_tries_and_keeps_what_it_finds() -> None:
    """Before and after its pattern was read, what is found is the same."""
    pattern = Gated(r"\b(?:shelled|raided)\b", re.I)
    for _ in range(FREE + 2):
        found = pattern.search("Troops Shelled the road.")
        assert found is not None
        assert found[0] == "Shelled"
        assert pattern.search("Troops left the road.") is None
        assert [m[0] for m in pattern.finditer("shelled, raided")] == ["shelled", "raided"]
        assert pattern.sub("-", "They raided it") == "They - it"
        assert pattern.sub("-", "They left it") == "They left it"
        assert pattern.search("they shelled it and left", 9) is None


def test_without_the_tree_of_re_every_pattern_is_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tree is no public part of Python: a version without it is slower and as right."""

    def gone(name: str) -> object:
        raise ImportError(name)

    monkeypatch.setattr(gated.importlib, "import_module", gone)
    assert needs(r"\bkilled\b") is None


def every_gate() -> list[Gate]:
    """All gated patterns of the English engine."""
    for module in pkgutil.walk_packages(english.__path__, english.__name__ + "."):
        importlib.import_module(module.name)
    from accounted.claims.english.circumstances.told import lexicon
    from accounted.claims.english.signals.cues import cues
    from accounted.claims.english.triggers.lexicon import words_of_the_lexicon

    lexicon(), cues("Nobody was hurt."), words_of_the_lexicon()
    known = {(g.pattern, type(g).__name__): g for g in gc.get_objects() if isinstance(g, Gate)}
    return [known[k] for k in sorted(known)]


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_no_gate_of_the_engine_shuts_out_what_its_pattern_matches(data: st.DataObject) -> None:
    """Texts are made from a pattern itself, so that each holds a match."""
    gates = every_gate()
    assert len(gates) > 150
    gate = data.draw(st.sampled_from(gates))
    plain = gate.plain if isinstance(gate, Gated) else re.compile(gate.pattern, gate._flags)
    text = data.draw(st.from_regex(plain))
    if plain.search(text) is not None:
        assert may_hold(text, needs(plain.pattern, plain.flags & ~re.UNICODE)), gate.pattern


WORDS = st.sampled_from(["kill", "killed", "di", "ed", "es", "the", "A", "no", "one", "x", "9"])
ATOM = st.one_of(
    WORDS,
    st.sampled_from(
        [r"\b", r"\s+", r"\s*", " ", r"\w+", r"\w", ".", r"[^.;]{0,4}", "[ks]", "-", "[- ]?", r"\W", "^", "$", r"\B", r"(?=the\b)", r"(?!no)", r"(?<=the )", "é"]
    ),
)  # fmt: skip
PATTERNS = st.recursive(
    ATOM,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=4).map("".join),
        st.lists(inner, min_size=1, max_size=3).map(lambda many: f"(?:{'|'.join(many)})"),
        st.tuples(inner, st.sampled_from(["?", "*", "+", "{2}", "{0,2}?"])).map(lambda two: f"(?:{two[0]}){two[1]}"),
        inner.map(lambda one: f"({one})"),
    ),
    max_leaves=12,
)
TEXTS = st.lists(st.one_of(WORDS, st.sampled_from([" ", " ", "-", ".", "é", "İ", "ſ", "\n"])), max_size=12).map("".join)


@settings(max_examples=600, deadline=None)
@given(PATTERNS, TEXTS, st.booleans())
def test_what_matches_passes_the_gate(pattern: str, text: str, anycase: bool) -> None:
    """Any pattern over any text: where ``re`` finds something, the gate is open."""
    flags = re.I if anycase else 0
    if re.compile(pattern, flags).search(text) is not None:
        assert may_hold(text, needs(pattern, flags))
    if anycase and Anycase(pattern).search(text) is not None:
        assert may_hold(text, needs(pattern, flags))

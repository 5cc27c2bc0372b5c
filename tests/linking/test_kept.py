"""What is kept of a register's accounts: joining new ones gives what linking everything anew gives."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from linking_kit import (
    COUNTRY,
    DELLO,
    MARROW,
    ORVEN,
    TAMSEY,
    fact,
    killed,
    outlet,
    person,
    report,
    unnamed,
    when,
    where,
)

from accounted.linking import kept, scoring, settling
from accounted.linking.context import pair_relation
from accounted.linking.evidence import Passage, conflict
from accounted.linking.levels import BARS
from accounted.linking.units import Unit, units_of
from accounted.model import BadInput, Claim, Place, Report

PLACES = (ORVEN, TAMSEY, DELLO, MARROW, COUNTRY, None)
KINDS = ("shooting", "bombing", "air_strike", "shelling", "attack", "clash")
DAYS = ("2031-04-12", "2031-04-13", "2031-04-14", "2031-04-15", "2031-04-17", None)
PUBLISHED = ("2031-04-12", "2031-04-14", "2031-04-15", "2031-04-16", "2031-07-30", None)
VOICES = (person("Lin Dasht", "mayor of Orven"), person("Lynn Dashtt"), unnamed(), outlet("Gazette"))
TEXTS = (
    "",
    " Grain lorries burned beside the salt works at the northern ford.",
    " A funeral for the ferrymen was held.",
)


def account(name: str, rng: random.Random) -> tuple[Report, list[Claim]]:
    """A report of one event, of which each thing may be told or not."""
    text = f"In {name}: the deaths, the deed, the spot, the day, a few days ago." + rng.choice(TEXTS)
    rep = report(name, text, rng.choice(PUBLISHED), f"{name} Gazette")
    claims = [killed(rep, "deaths", rng.choice((3, 4, 7, 12, 40)), rng.choice(VOICES))]
    if rng.random() < 0.8:
        claims.append(fact(rep, "deed", "kind", rng.choice(KINDS)))
    if (place := rng.choice(PLACES)) is not None:
        claims.append(where(rep, "spot", place))
    if (day := rng.choice(DAYS)) is not None:
        words = rng.choice(("day", "a few days ago"))
        claims.append(when(rep, words, day, "2031-04-19" if rng.random() < 0.1 and day < "2031-04-19" else None))
    return rep, claims


def units(rng: random.Random, number: int, first: int = 0) -> list[Unit]:
    told = [account(f"r{first + n}", rng) for n in range(number)]
    return list(units_of([c for _, own in told for c in own], {r.id: r for r, _ in told}))


def copied(found: list[Unit], rng: random.Random, number: int) -> dict[tuple[str, str], Passage]:
    """Copied passages between some of the units."""
    pairs = {}
    for _ in range(number if len(found) > 1 else 0):
        a, b = rng.sample(found, 2)
        kind = rng.choice(("whole_copy", "shared_passage", "same_quotation"))
        pairs[min(a.key, b.key), max(a.key, b.key)] = Passage(kind, 20, a.report, b.report)
    return pairs


def partition(
    found: list[Unit], passages: dict[tuple[str, str], Passage], *told: set[tuple[str, str]]
) -> dict[str, list[str]]:
    """Incidents when all is linked at once: id to units."""
    with kept.open_kept() as con:
        kept.put(con, found)
        for _ in kept.settle(con, passages, *told):
            pass
        return kept.partition(con)


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rng=st.randoms(use_true_random=False), cap=st.sampled_from((3, 6, 200)))
def test_joining_in_steps_equals_linking_all_at_once(
    rng: random.Random, cap: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Accounts come, change and go in any order and in any batches, blocks are tiled or not, copies are found and people
    decide: at the end the incidents are those of a full relink."""
    for module in (settling, scoring):
        monkeypatch.setattr(module, "CAP", cap)
        monkeypatch.setattr(module, "REACH", max(1, cap // 3))
    now = {u.key: u for u in units(rng, 14)}
    every: dict[tuple[str, str], Passage] = {}
    forced: set[tuple[str, str]] = set()
    barred: set[tuple[str, str]] = set()
    with kept.open_kept() as con:
        for step in range(4):
            more = units(rng, rng.randrange(5), 100 * (step + 1))
            gone = rng.sample(sorted(now), min(len(now), rng.randrange(3))) if step else []
            again = []
            for key in rng.sample(sorted(set(now) - set(gone)), 2 if step else 0):
                other = account("other", rng)
                (changed,) = units_of(other[1], {other[0].id: other[0]})
                again.append(_renamed(changed, now[key]))
            fresh = list(now.values()) if step == 0 else [*more, *again]
            rng.shuffle(fresh)
            now = {k: u for k, u in {**now, **{u.key: u for u in fresh}}.items() if k not in gone}
            touched = {u.key for u in fresh} | set(gone)
            every = {pair: p for pair, p in every.items() if not touched & set(pair)}
            every |= {
                pair: p
                for pair, p in copied(list(now.values()), rng, 3).items()
                if touched & set(pair) or pair not in every
            }
            pairs = [tuple(sorted(rng.sample(sorted(now), 2))) for _ in range(rng.randrange(3))]
            forced = {p for p in forced | set(pairs[:1]) if set(p) <= set(now)}  # type: ignore[arg-type]
            barred = {p for p in barred | set(pairs[1:]) if set(p) <= set(now)} - forced  # type: ignore[arg-type]
            before = kept.partition(con) if step else {}
            joined = kept.join(con, fresh, gone=gone, passages=every, forced=forced, barred=barred)
            after = kept.partition(con)
            assert after == partition(list(now.values()), every, forced, barred)
            assert set(joined.gone) == set(before) - set(after)
            assert {p.id for p in joined.parties} == set(after) - set(before)


def _renamed(unit: Unit, old: Unit) -> Unit:
    """The content of ``unit`` under the key of ``old``: the report was read again."""
    import msgspec

    return msgspec.structs.replace(unit, key=old.key, report=old.report, claims=(f"{old.claims[0]}!", *unit.claims[1:]))


@settings(max_examples=15, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_database_forbids_what_the_guard_forbids(rng: random.Random) -> None:
    """The conditions in SQL and the sentences in Python say of every pair the same."""
    found = units(rng, 12)
    with kept.open_kept() as con:
        kept.put(con, found)
        places = {u.key: u.context.place for u in found}
        numbers = dict(con.execute("select key, place from units").fetchall())
        con.execute("create temp table near (a integer, b integer, relation varchar)")
        seen: dict[int, Place] = {numbers[k]: p for k, p in places.items()}
        for a, x in seen.items():
            for b, y in seen.items():
                con.execute("insert into near values (?, ?, ?)", [a, b, pair_relation(x, y)[0]])
        answers = con.execute(
            f"""
            select l_key, r_key, {scoring._barred(BARS)} from (
                select l.key as l_key, r.key as r_key, n.relation, {scoring._sides(scoring.SIDES)}
                from units l join units r on l.key <> r.key join near n on n.a = l.place and n.b = r.place
            )
            """
        ).fetchall()
    by_key = {u.key: u for u in found}
    assert len(answers) == len(found) * (len(found) - 1)
    for left, right, barred in answers:
        assert barred == (conflict(by_key[left], by_key[right]) is not None)


def test_a_new_account_leaves_other_incidents_alone() -> None:
    """One report of a far incident changes nothing but adds its own."""
    rng = random.Random(5)
    found = units(rng, 30)
    with kept.open_kept() as con:
        kept.join(con, found)
        before = kept.partition(con)
        rep = report("new", "In new: the deaths, the deed, the spot, the day.", "2035-01-02")
        far = list(
            units_of(
                [killed(rep, "deaths", 5, unnamed()), where(rep, "spot", DELLO), when(rep, "day", "2035-01-01")],
                {rep.id: rep},
            )
        )
        joined = kept.join(con, far)
        assert joined.gone == ()
        assert [[u.key for u in p.units] for p in joined.parties] == [[far[0].key]]
        assert kept.partition(con) == before | {joined.parties[0].id: [far[0].key]}


def test_what_is_kept_in_a_file_is_found_again(tmp_path: Path) -> None:
    """A file goes on from where it was left, and says for which head of the register it stands."""
    path = tmp_path / "links.duckdb"
    found = units(random.Random(7), 12)
    with kept.open_kept(path) as con:
        kept.join(con, found[:6])
        kept.set_head(con, "abc")
    with kept.open_kept(path) as con:
        assert kept.head_of(con) == "abc"
        kept.join(con, found[6:])
        assert kept.partition(con) == partition(found, {})


def test_a_file_of_another_version_or_a_broken_one_is_begun_anew(tmp_path: Path) -> None:
    """What is kept is never the truth: it is dropped rather than trusted."""
    path = tmp_path / "links.duckdb"
    with kept.open_kept(path) as con:
        kept.join(con, units(random.Random(7), 4))
        con.execute("update meta set value = 'older' where name = 'version'")
    with kept.open_kept(path) as con:
        assert kept.partition(con) == {}
        assert kept.head_of(con) is None
    path.write_bytes(path.read_bytes()[:5000])
    with kept.open_kept(path) as con:
        assert kept.partition(con) == {}


def test_a_file_that_is_no_such_database_is_never_deleted(tmp_path: Path) -> None:
    """Notes under the name of the kept state stay, and a line says what to do."""
    path = tmp_path / "notes.txt"
    path.write_bytes(b"telephone numbers of witnesses")
    with pytest.raises(BadInput, match="move it away"), kept.open_kept(path):
        pass
    assert path.read_bytes() == b"telephone numbers of witnesses"


def test_a_join_that_fails_changes_nothing() -> None:
    """An error in the middle leaves what was kept as it was."""
    found = units(random.Random(9), 10)

    def broken() -> object:
        yield found[8]
        raise RuntimeError("the disk is full")

    with kept.open_kept() as con:
        kept.join(con, found[:8])
        before = kept.partition(con)
        with pytest.raises(RuntimeError):
            kept.join(con, broken())  # type: ignore[arg-type]
        assert kept.partition(con) == before
        kept.join(con, found[8:])
        assert kept.partition(con) == partition(found, {})

"""Which voices are compared at all: what is left out by days and places alone was never one speaker's."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
from linking_kit import DELLO, MARROW, ORVEN, TAMSEY, body, fact, killed, outlet, person, report, when, where

from accounted.linking import parties
from accounted.linking.context import contexts, spans_apart
from accounted.linking.deciding import SourceDecisions
from accounted.linking.repeated import text_order
from accounted.linking.voices import Voice, voices_of
from accounted.model import Claim, Decision

NOBODY = SourceDecisions(())
SPEAKERS = (
    person("Lin Dasht", "mayor of Orven"), person("Dasht", "the mayor"), person("Lin Dasht", "army spokesman"),
    body("Kettle Relief"), body("police"), outlet("Kettle Post"),
)  # fmt: skip


def drawn(seed: int, number: int = 60) -> list[Voice]:
    """Voices of some weeks: some without a day of the event, some of reports without a day, some of a whole month."""
    rng = random.Random(seed)
    reports, claims = {}, list[Claim]()
    for n in range(number):
        day = rng.randrange(1, 28)
        published = None if rng.random() < 0.3 else f"2031-04-{min(30, day + rng.randrange(3)):02d}"
        rep = report(f"a{n}", f"In a{n}: the deaths, the deed, the spot, the day.", published)
        reports[rep.id] = rep
        found: list[Claim] = [
            killed(rep, "deaths", rng.choice((2, 5, 7)), rng.choice(SPEAKERS)), fact(rep, "deed", "kind", "shooting"),
            where(rep, "spot", rng.choice((ORVEN, ORVEN, TAMSEY, DELLO, MARROW))),
        ]  # fmt: skip
        if rng.random() < 0.6:
            found.append(when(rep, "day", rng.choice((f"2031-04-{day:02d}", f"2031-04-{day:02d}", "2031-04"))))
        claims += found
    ordered = sorted(claims, key=text_order)
    return voices_of(ordered, reports, contexts(ordered, reports), set())


def near(block: list[Voice]) -> Iterator[tuple[Voice, Voice]]:
    """Every voice with its next neighbours by day of statement, and by day of event, up to those days later."""
    far = 10**9, 10**9
    for days in ([v.context.published for v in block], [v.context.span for v in block]):
        timed = sorted(zip(days, block, strict=True), key=lambda t: (t[0] or far, t[1].key))
        for i, (first, a) in enumerate(timed):
            for second, b in timed[i + 1 : i + 1 + parties.NEIGHBOURS]:
                if first and second and spans_apart(first, second) > parties.STATEMENT_DAYS:
                    break
                yield a, b


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("most", [4, 60])
def test_no_pair_is_left_out_that_would_be_one_speakers(seed: int, most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """All neighbours of one block compared by everything gives the same pairs, however few neighbours a voice has."""
    monkeypatch.setattr(parties, "NEIGHBOURS", most)
    decided = SourceDecisions([Decision(kind="same", targets=("Kettle Relief", "police"), why="One house.")])
    voices = drawn(seed)
    for people in (NOBODY, decided):
        every = set()
        named = [v for v in voices if v.source is not None]
        for key in sorted({key for v in named for key in _keys(v, people)}):
            block = [v for v in named if key in _keys(v, people)]
            for a, b in near(block):
                if parties._one_speaker(a, b, people) is not None:
                    every.add(frozenset((a.key, b.key)))
        found = {frozenset((a.key, b.key)) for a, b, _ in parties.same_voices(voices, people)}
        assert found == every
        assert found


def _keys(voice: Voice, people: SourceDecisions) -> set[tuple[str, ...]]:
    """The blocks in which a voice is met."""
    assert voice.source is not None
    place = voice.context.place
    keys = set(parties.block_keys(voice.source)) if voice.identified else set()
    found: set[tuple[str, ...]] = set()
    for key in keys | people.keys(voice.source):
        general = voice.source.kind != "person" and parties.is_generic(parties.name_key(voice.source.name))
        if not general or key.startswith("d:"):
            found.add((key,))
        elif place.country is not None and place.admin1 is not None:
            found.add((key, place.country, place.admin1))
    return found

"""What could change most: each answer is tried on the incident's own claims and comes to what deciding so comes to."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from msgspec import structs

from accounted import pipeline
from accounted.model import Decision
from accounted.register import Register, create_or_open
from accounted.weighing import Figure, QueueItem, Trial, figure_of, moved_by, weigh

TEXTS = {
    "cove": (
        "Cove Herald",
        "2032-04-06",
        "KIRKUK, Iraq, April 6 - A mortar attack on the bus station in Kirkuk killed at least 14 people on Monday, the head "
        "of the fire service, Adel Madeupman, said.\n\nThe governor of Kirkuk, Yusuf Inventedson, said that nine people were "
        "killed and 30 were wounded.\n",
    ),
    "marsh": (
        "Marsh Wire",
        "2032-04-07",
        "KIRKUK, Iraq, April 7 - Colonel Basim Fictionman of the police said 12 people were killed in the mortar attack on "
        "the bus station in Kirkuk on Monday.\n\nHe said 25 people were injured.\n",
    ),
    "reprint": (
        "Reed Reprints",
        "2032-04-08",
        "KIRKUK, Iraq, April 6 - A mortar attack on the bus station in Kirkuk killed at least 14 people on Monday, the head "
        "of the fire service, Adel Madeupman, said.\n\nThe governor of Kirkuk, Yusuf Inventedson, said that nine people were "
        "killed and 30 were wounded.\n",
    ),
}


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    folder = tmp_path_factory.mktemp("weighing")
    for name, (outlet, day, text) in TEXTS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        (folder / f"{name}.json").write_text(json.dumps({"publisher": outlet, "published": day}), encoding="utf-8")
    with create_or_open(folder / "sample.register") as register:
        pipeline.record(register, [folder], author="Test Coder", time="2032-05-01T09:00:00Z")
        yield register


@pytest.fixture(scope="module")
def findings(book: Register) -> pipeline.Findings:
    return pipeline.work_out(book)


def items_of(findings: pipeline.Findings) -> list[QueueItem]:
    assert len(findings.incidents) == 1
    return weigh(findings, findings.incidents[0])


def test_what_moves_the_toll_most_comes_first(findings: pipeline.Findings) -> None:
    """The open end that closes before the low end that rises; each line tells the range before and after."""
    claims = [i for i in items_of(findings) if i.kind == "claim"]
    weights = [i.weight or 0 for i in claims]
    assert weights == sorted(weights, reverse=True)
    lines = {i.head: i.line for i in claims}
    assert lines["killed at least 14"] == "killed ≥ 9 → 9–12"
    assert lines["killed 9"] == "killed ≥ 9 → ≥ 12"
    assert lines["injured 30"] == "injured 25–30 → 25"
    assert lines["killed 12"] == "changes nothing now"


def test_each_answer_comes_to_what_deciding_so_comes_to(findings: pipeline.Findings) -> None:
    """Set aside alone and with its like, tried on the incident, is what the pipeline says of those decisions."""
    for item in items_of(findings):
        for choice in item.choices:
            if choice.key not in ("set_aside", "like_aside"):
                continue
            keys = [item.id, *((c for c, _ in item.like) if choice.key == "like_aside" else ())]
            decisions = [
                Decision(kind="use", value="set_aside", why="x", claim=k, quote=findings.claims[k].quote) for k in keys
            ]
            after = pipeline.suppose(findings, decisions)
            wanted = [figure_of(pipeline.toll(after, after.incidents[0], "plain", f.outcome)) for f in choice.tolls]  # type: ignore[arg-type]
            assert [structs.replace(f, dots=()) for f in choice.tolls] == wanted, (item.head, choice.key)


def test_copies_are_one_question(findings: pipeline.Findings) -> None:
    """The reprint's claims are like those that it copies: asked once. Without the first, its copy stands for nothing."""
    claims = [i for i in items_of(findings) if i.kind == "claim"]
    nine = next(i for i in claims if i.head == "killed 9")
    assert len(nine.like) == 1
    assert nine.like[0][1] != nine.report
    by_key = {c.key: c.tolls for c in nine.choices}
    assert by_key["set_aside"] == by_key["like_aside"] != nine.stands
    assert len(claims) == 5


def test_a_judged_claim_waits_no_more_and_can_be_used_again(book: Register, findings: pipeline.Findings) -> None:
    """Set aside with its like: both stand behind what waits, and using it again is tried."""
    nine = next(i for i in items_of(findings) if i.head == "killed 9")
    aside = [
        Decision(kind="use", value="set_aside", why="hearsay", claim=k, quote=findings.claims[k].quote)
        for k in (nine.id, *(c for c, _ in nine.like))
    ]
    after = pipeline.suppose(findings, aside)
    now = [i for i in items_of(after) if i.head == "killed 9"]
    assert [i.waits for i in now] == [False] * len(aside)
    assert {i.id for i in items_of(after)[-len(now) :]} == {i.id for i in now}
    again = next(i for i in now if i.id == nine.id)
    used = next(c for c in again.choices if c.key == "used")
    assert used.tolls[0] == nine.stands[0]
    assert [d[:2] for d in nine.stands[0].dots] == [("used", 9), ("used", 12), ("used", 14)]


def test_a_claim_read_wrong_is_not_there_at_all(findings: pipeline.Findings) -> None:
    """Neither it nor a copy of it is left in an origin's list; what is left is unchanged."""
    trial = Trial(findings, findings.incidents[0])
    nine = next(i for i in items_of(findings) if i.head == "killed 9")
    gone = {nine.id, *(c for c, _ in nine.like)}
    toll = trial.toll("killed", wrong=gone)
    assert not gone & {r.claim for r in toll.reasons}
    assert figure_of(toll).low == 12
    assert figure_of(trial.toll("injured", wrong=gone)) == figure_of(trial.toll("injured"))


def test_how_far_a_range_moves() -> None:
    """Both ends are added up; an open end that closes counts as the lower end, another answer as one."""

    def told(low: int | None, high: int | None, is_open: bool = False, answer: str = "figures") -> Figure:
        return Figure(outcome="killed", method="plain", answer=answer, text="", low=low, high=high, open=is_open)

    assert moved_by(told(8, 11), told(8, 11)) == 0
    assert moved_by(told(8, 11), told(7, 12)) == 2
    assert moved_by(told(7, 11, True), told(7, 11)) == 7
    assert moved_by(told(0, 3, True), told(0, 3)) == 1
    assert moved_by(told(4, 4), told(None, None, answer="no_claim")) == 9
    assert moved_by(told(None, None, answer="cannot_say"), told(None, None, answer="no_claim")) == 1

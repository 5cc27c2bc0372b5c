"""What people say of an incident from the command line: signatures, a summary, a grade, notes; and the queue of what waits."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from command_line import run

from accounted.pipeline import toll, work_out
from accounted.publishing.signed import toll_words
from accounted.register import create_or_open
from accounted.web.review.queue import Asked, find, first, window
from accounted.web.view.stored import Stored


def decide(register: Path, *words: str | Path, stdin: bytes = b"") -> Any:
    return run("decide", *words, "-r", register, stdin=stdin)


def claims(register: Path) -> dict[str, str]:
    found = run("claims", "-r", register, "--json").json()
    return {c["claim"]["quote"]["text"]: c["id"] for c in found}


def state(register: Path, place: str) -> str:
    found = run("incidents", "-r", register, "--json").json()
    return next(str(i["incident"].get("state", "draft")) for i in found if place in i["title"])


def killed_of(register: Path) -> str:
    """The figure that a signature keeps, as the page writes it large."""
    with create_or_open(register, readonly=True) as book:
        found = work_out(book)
        return toll_words(toll(found, found.incident("baidoa"), "plain", "killed"))


def test_an_incident_is_signed_step_by_step_by_two_persons(register: Path) -> None:
    """Reviewed, second-read by somebody else, released under its code; out of order and by the same person it is refused;
    taken back, it is a draft."""
    assert "sign the step before" in decide(register, "sign", "baidoa", "second-read", "--by", "B").line
    assert "did you mean reviewed" in decide(register, "sign", "baidoa", "reviewd").line
    assert decide(register, "sign", "baidoa", "reviewed", "--by", "A").code == 0
    assert "needs another person" in decide(register, "sign", "baidoa", "second-read", "--by", "A").line
    assert decide(register, "sign", "baidoa", "second-read", "--by", "B").code == 0
    assert state(register, "Baidoa") == "second_read"
    assert "accounted decide open baidoa first" in decide(register, "sign", "baidoa", "released", "--by", "B").line
    assert decide(register, "open", "baidoa", "--why", "w").code == 0
    assert decide(register, "sign", "baidoa", "released", "--by", "B").code == 0
    assert state(register, "Baidoa") == "released"
    assert "say with --why" in decide(register, "sign", "baidoa", "draft").line
    assert decide(register, "sign", "baidoa", "draft", "--why", "a new report").code == 0
    assert (state(register, "Baidoa"), state(register, "Goundam")) == ("draft", "draft")


def test_figures_that_changed_since_a_release_are_told_beside_the_state(register: Path, tmp_path: Path) -> None:
    """Released, then a claim is set aside: explain and the page say from what to what, and the page calls the incident by
    its code. As signed nothing is told, nor of another incident; signed again, nothing is told any more; and
    figures of the reports of one day alone are no change."""
    assert decide(register, "open", "baidoa", "--why", "w").code == 0
    for step, who in (("reviewed", "A"), ("second-read", "B"), ("released", "B")):
        assert decide(register, "sign", "baidoa", step, "--by", who).code == 0
    page = tmp_path / "page.html"

    def told(*options: str) -> tuple[bool, str]:
        out = " ".join(run("explain", "baidoa", "-r", register, *options).out.split())
        assert run("page", "-r", register, "--out", page, *options).code == 0
        html = page.read_text()
        assert ("changed since it was released" in out) == ("The figures changed since this was released" in html)
        return "changed since" in out, out

    assert not told()[0]
    code = run("incidents", "-r", register, "--json").json()[0]["incident"]["code"]
    assert f"/ {code}" in page.read_text()
    before = killed_of(register)
    nine = claims(register)["Nine people were killed"]
    assert decide(register, "use", nine, "set_aside", "--why", "retracted").code == 0
    yes, out = told()
    assert yes
    assert f"killed {before} became {killed_of(register)}" in out
    assert killed_of(register) != before
    assert "changed since" not in run("explain", "goundam", "-r", register).out
    (one,) = run("explain", "baidoa", "-r", register, "--json").json()["changed_since_signed"]["changed"][:1]
    assert one == ["killed", before, killed_of(register)]
    assert not told("--published-by", "2020-06-20")[0]
    assert decide(register, "sign", "baidoa", "released", "--by", "B").code == 0
    assert not told()[0]


def test_a_summary_is_written_shown_flagged_and_found_to_hold(register: Path, tmp_path: Path) -> None:
    """What is shown can be written again as it is; a claim set aside flags its sentence and no other, until somebody says
    that it holds; taken back, nobody has told it."""
    ids = claims(register)
    nine, seven, thirty = (ids[w][6:14] for w in ("Nine people were killed", "seven bodies", "Thirty wounded people"))
    text = f"# first telling\nNine people were killed. [{nine}]\n\nA doctor saw seven bodies. [{seven}, {thirty}]\n"
    file = tmp_path / "summary.txt"
    file.write_text(text)
    assert decide(register, "summary", "baidoa", "--file", file).code == 0
    shown = decide(register, "summary", "baidoa", "--show").out
    assert [line for line in shown.splitlines() if not line.startswith("#")] == [
        f"Nine people were killed. [{nine}]",
        f"A doctor saw seven bodies. [{seven} {thirty}]",
    ]
    assert decide(register, "use", seven, "set_aside", "--why", "hearsay").code == 0
    shown = decide(register, "summary", "baidoa", "--show").out
    assert shown.count("# changed") == 1
    assert f"# changed: {seven}: 7 people killed · a part, so a floor -> 7 people killed · set aside" in shown
    assert decide(register, "summary", "baidoa", "--holds", "2").code == 0
    shown = decide(register, "summary", "baidoa", "--show").out
    assert "# changed" not in shown
    assert decide(register, "summary", "baidoa", "--file", "-", stdin=shown.encode()).code == 0
    assert decide(register, "summary", "baidoa", "--take-back", "--why", "too early").code == 0
    assert "nobody has told it" in decide(register, "summary", "baidoa", "--show").out
    assert run("verify", "-r", register).code == 0


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Nine people were killed.\n", "line 1 rests on nothing"),
        ("Four soldiers died. [FOUR]\n", "is of another incident"),
        ("\n\nNine died. [nothing]\n", "no claim begins with"),
        ("# only a remark\n", "holds no sentence"),
    ],
)
def test_a_sentence_that_rests_on_nothing_is_refused(register: Path, text: str, told: str) -> None:
    """Each with its line; nothing is written."""
    words = text.replace("FOUR", claims(register)["Four soldiers were killed"]).encode()
    ran = decide(register, "summary", "baidoa", "--file", "-", stdin=words)
    assert (ran.code, told in ran.line) == (2, True), ran.err
    assert "nobody has told it" in decide(register, "summary", "baidoa", "--show").out
    assert "say one of" in decide(register, "summary", "baidoa").line


def test_notes_and_grades_are_listed_where_they_hang_and_taken_back(register: Path) -> None:
    """On a claim, a report, an incident; of one incident only its own; taken back by its entry, and by undo."""
    seven = claims(register)["seven bodies"]
    assert decide(register, "note", "rang the clinic", "--claim", seven).code == 0
    assert decide(register, "note", "moved in May", "--report", "Sahel Desk").code == 0
    assert decide(register, "note", "two bombs?", "--incident", "baidoa").code == 0
    assert decide(register, "grade", "baidoa", "airwars-observed: fair", "--why", "two hospitals").code == 0
    assert "did you mean" in decide(register, "grade", "baidoa", "airwars-observed: fare", "--why", "w").line
    told = run("notes", "-r", register).out
    assert all(
        w in told for w in ("rang the clinic", "moved in May", "two bombs?", "airwars-observed: fair: two hospitals")
    )
    mine = run("notes", "baidoa", "-r", register, "--json").json()
    assert [n["decision"]["why"] for n in mine] == ["rang the clinic", "two bombs?", "two hospitals"]
    assert decide(register, "note", "--take-back", str(mine[0]["entry"]), "--why", "settled").code == 0
    assert decide(register, "undo").code == 0
    left = [n["decision"]["why"] for n in run("notes", "-r", register, "--json").json()]
    assert left == ["moved in May", "two bombs?"]
    assert "say what it is on" in decide(register, "note", "words").line
    assert "is no note that stands" in decide(register, "note", "--take-back", "1", "--why", "w").line
    assert decide(register, "grade", "goundam", "withdrawn", "--why", "w").code == 2


def test_the_last_decisions_are_listed_and_taken_back_in_order(register: Path) -> None:
    """The last first; another entry than the last is refused with what came after it; nobody takes back another's."""
    seven = claims(register)["seven bodies"]
    before = run("toll", "baidoa", "-r", register, "--json").json()
    assert decide(register, "use", seven, "set_aside", "--why", "hearsay").code == 0
    assert decide(register, "note", "rang the clinic", "--claim", seven).code == 0
    listed = decide(register, "undo", "--list", "--json").json()
    assert [one["decided"] for one in listed] == ["wrote a note", "set aside"]
    refused = decide(register, "undo", str(listed[1]["entries"][0]))
    assert (refused.code, "take that back first" in refused.line) == (2, True)
    assert "nothing that can be taken back" in decide(register, "undo", "--by", "Somebody else").line
    assert decide(register, "undo").code == 0
    assert "took back entry" in decide(register, "undo", str(listed[1]["entries"][0])).out
    assert run("toll", "baidoa", "-r", register, "--json").json() == before
    assert "nothing that can be taken back" in decide(register, "undo").line


def test_the_queue_is_in_the_order_of_the_desk(register: Path) -> None:
    """The same questions one after another as the desk's pages give them; of one kind and one incident, only those; what is
    judged waits no more."""
    listed = run("queue", "-r", register, "--limit", "0", "--json").json()
    with create_or_open(register) as book:
        desk = []
        with Stored(book).reading() as db:
            line = first(db, Asked())
            while line is not None:
                desk.append(line.item.id)
                after = window(db, Asked(), line).after
                line = None if after is None else find(db, after)
    assert [i["question"]["id"] for i in listed["items"]] == desk
    assert listed["waiting"] == len(desk) > 5
    some = run("queue", "goundam", "--kind", "claim", "-r", register, "--json").json()["items"]
    assert {i["question"]["kind"] for i in some} == {"claim"}
    assert {i["title"] for i in some} == {"Goundam, Tombouctou, ML"}
    table = run("queue", "-r", register, "--limit", "1").out
    assert f"1 of {len(desk)} that wait" in table
    assert decide(register, "use", some[0]["question"]["claim"], "used", "--why", "w").code == 0
    again = run("queue", "-r", register, "--limit", "0", "--json").json()
    assert some[0]["question"]["id"] not in [i["question"]["id"] for i in again["items"]]
    assert "did you mean claim" in run("queue", "--kind", "claims", "-r", register).line

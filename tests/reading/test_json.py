"""JSON and JSON lines: many reports in one file, and bad lines told."""

import json

import pytest
from reading_helpers import LEAD, SECOND, one, take

FULL = {
    "headline": "Nine killed in market",
    "body": f"{LEAD}\n\n{SECOND}",
    "date": "14 March 2019",
    "outlet": "The Daily Lantern",
    "url": "https://lantern.example/nine",
    "author": ["Ana Field", "Ben Moor"],
    "language": "EN-gb",
    "synthetic": True,
}


def lines(*values):
    return "\n".join(v if isinstance(v, str) else json.dumps(v) for v in values).encode()


def test_one_object_is_one_report_with_its_metadata():
    """Other names for the same fields are known."""
    report = one(json.dumps(FULL, indent=1))
    assert report.text == f"Nine killed in market\n\n{LEAD}\n\n{SECOND}"
    assert (report.outlet, report.published, report.url) == (
        "The Daily Lantern",
        "2019-03-14",
        "https://lantern.example/nine",
    )
    assert (report.author, report.language, report.synthetic) == ("Ana Field, Ben Moor", "en", True)
    assert report.address == "https://lantern.example/nine"


def test_each_line_is_a_report_and_bad_ones_are_named():
    """The others go on."""
    data = lines(
        FULL, '{"text": "broken', "", {"text": LEAD}, {"title": "no text"}, "[1]", {"content": SECOND, "url": "no"}
    )
    reports, problems = take(data, "many.jsonl")
    assert [r.part for r in reports] == ["line 1", "line 4", "line 7"]
    assert [r.address for r in reports] == [
        "https://lantern.example/nine",
        "file:inbox/many.jsonl",
        "file:inbox/many.jsonl",
    ]
    assert len({r.id for r in reports}) == 3
    assert len({r.item for r in reports}) == 1
    assert [p.seen.split(":")[0] for p in problems] == [f"many.jsonl, line {n}" for n in (2, 5, 6, 7)]
    assert problems[0].seen == "many.jsonl, line 2: is not JSON: Unterminated string starting at at column 10"
    assert problems[3].report == reports[2].id


def test_a_broken_first_line_does_not_hide_the_others():
    """Still told as JSON lines."""
    reports, problems = take(lines("{nonsense", FULL, {"text": LEAD}))
    assert [r.part for r in reports] == ["line 2", "line 3"]
    assert len(problems) == 1


def test_arrays_and_wrapped_arrays_are_many_reports():
    """Members are counted from one."""
    for value in ([FULL, {"text": LEAD}], {"articles": [FULL, {"text": LEAD}], "total": 2}):
        reports, problems = take(json.dumps(value))
        assert [r.part for r in reports] == ["member 1", "member 2"]
        assert problems == []


def test_flags_override_a_line_but_an_address_or_title_cannot_hold_for_many():
    """One url or title for many reports is the file's."""
    reports, _ = take(
        lines(FULL, {"text": LEAD}), publisher="Lantern Weekly", url="https://lantern.example/all", title="All"
    )
    assert [r.outlet for r in reports] == ["Lantern Weekly", "Lantern Weekly"]
    assert [r.url for r in reports] == ["https://lantern.example/nine", None]
    assert [r.title for r in reports] == ["Nine killed in market", None]


def test_markup_in_a_text_is_read_as_markup():
    """Feeds give their articles as HTML."""
    report = one(json.dumps({"content": f"<p>{LEAD}</p><p>{SECOND}</p>", "title": "Nine killed in market"}))
    assert report.text == f"Nine killed in market\n\n{LEAD}\n\n{SECOND}"


def test_halves_of_characters_are_replaced_with_a_note():
    """A lone surrogate can be written in JSON and in nothing else."""
    reports, problems = take(rb'{"text": "Nine \ud83d people \ud83d\ude22 were killed.", "author": "A\ud800"}')
    assert reports[0].text == "Nine \ufffd people \U0001f622 were killed."
    assert [p.code for p in problems] == ["surrogate_replaced"]


@pytest.mark.parametrize(
    "data",
    [
        b"{}",
        b"[]",
        b'{"text": ""}',
        b'{"text": 5}',
        b'{"text": "cut',
        b'{"a": ' * 9000,
        b'[{"text": "x", ]',
        b'{"killed": 9}',
    ],
)
def test_json_without_a_report_is_refused(data):
    """In one line, with what to do."""
    reports, problems = take(data, "odd.json")
    assert reports == []
    assert problems
    assert all(p.settle and p.seen.startswith("odd.json") for p in problems)


def test_a_text_that_begins_with_a_bracket_is_text():
    """Telex and wiki heads are not JSON."""
    assert one("[TEXT] NINE PEOPLE WERE KILLED IN THE MARKET.").extractor == "text 1"
    assert one("{Nine} people were killed.").extractor == "text 1"


def test_a_date_that_cannot_be_told_stays_unknown_with_a_problem():
    """April or March is not for us to say."""
    reports, problems = take(json.dumps({"text": LEAD, "date": "03/04/2019"}))
    assert reports[0].published is None
    assert [p.code for p in problems] == ["metadata_not_understood"]


def test_wide_encodings_are_read():
    """UTF-16 with its mark."""
    assert one(json.dumps(FULL, ensure_ascii=False).encode("utf-16")).outlet == "The Daily Lantern"

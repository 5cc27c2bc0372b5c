"""Dates as written, to ISO: nothing added."""

import pytest

from accounted.reading import Metadata, Received, read
from accounted.reading.published import iso_date, states_day


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2018-01-29", "2018-01-29"),
        ("2018-01", "2018-01"),
        ("2018", "2018"),
        ("2018-01-29T08:15:00Z", "2018-01-29T08:15:00Z"),
        ("2018-01-29 08:15:00+0300", "2018-01-29T08:15:00+03:00"),
        ("2018-01-29T08:15:00.123Z", "2018-01-29T08:15:00Z"),
        ("20180129", "2018-01-29"),
        ("2018/1/9", "2018-01-09"),
        ("29 January 2018", "2018-01-29"),
        ("Monday, 29 Jan 2018", "2018-01-29"),
        ("Mon, 29 Jan 2018 08:15:00 GMT", "2018-01-29"),
        ("January 29, 2018", "2018-01-29"),
        ("Jan. 29th, 2018, 8:15 a.m.", "2018-01-29"),
        ("January 2018", "2018-01"),
        ("29/01/2018", "2018-01-29"),
        ("01/29/2018", "2018-01-29"),
        ("04.04.2018", "2018-04-04"),
        ("03/04/2018", None),
        ("31 February 2018", None),
        ("2018-13-01", None),
        ("2018-01-29T25:00", None),
        ("yesterday", None),
        ("29 Foo 2018", None),
        ("", None),
    ],
)
def test_dates_are_told_or_left(words, expected):
    """Neither a padded month nor a chosen side of the Atlantic."""
    assert iso_date(words) == expected


@pytest.mark.parametrize(
    "text",
    [
        "2019-03-14T10:00",
        "14 March 2019",
        "March 14, 2019",
        "14.03.2019",
        "3/14/2019",
        "14 de marzo de 2019",
        "20190314",
        "14 мая 2019 г.",
    ],
)
def test_a_day_is_stated(text):
    """In words or figures with one meaning."""
    assert states_day(f"Posted {text} by us", "2019-03-14")


@pytest.mark.parametrize(
    ("text", "day"), [("March 2019", "2019-03-14"), ("2019-03", "2019-03-22"), ("03/04/2019", "2019-04-03")]
)
def test_a_day_is_not_stated(text, day):
    """Missing, or in doubt."""
    assert not states_day(text, day)


@pytest.mark.parametrize(
    ("day", "asked"), [("2099-01-01", True), ("2031-05-03", True), ("2031-05-02", False), ("2031", False)]
)
def test_a_day_of_publication_after_the_taking_in_is_asked(day, asked):
    """Nothing is published after it was taken in; one day is left to zones that are ahead."""
    given = Received(
        address="/r.txt", name="r.txt", data=b"A shell killed two men in Orven.", metadata=Metadata(published=day)
    )
    _, reports, problems = read(given, "2031-05-01T20:00:00Z")
    assert [p.code for p in problems] == ["published_in_future"] * asked
    assert [p.report for p in problems] == [reports[0].id] * asked
    assert reports[0].published == day

"""Words of news time to periods."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounted.dates import resolve

MONDAY = "2018-01-29"


@pytest.mark.parametrize(
    ("words", "start", "end", "precision", "part"),
    [
        ("Friday", "2018-01-26", "2018-01-26", "day", None),
        ("late on Friday", "2018-01-26", "2018-01-26", "part_of_day", "evening"),
        ("Monday", "2018-01-29", "2018-01-29", "day", None),
        ("last Monday", "2018-01-22", "2018-01-22", "day", None),
        ("SATURDAY", "2018-01-27", "2018-01-27", "day", None),
        ("at dawn on Saturday", "2018-01-27", "2018-01-27", "part_of_day", "dawn"),
        ("Saturday morning", "2018-01-27", "2018-01-27", "part_of_day", "morning"),
        ("in the night to Saturday", "2018-01-27", "2018-01-27", "part_of_day", "night"),
        ("5 a.m. on Saturday", "2018-01-27", "2018-01-27", "hour", "05:00"),
        ("at 3:30 p.m. on 27 January", "2018-01-27", "2018-01-27", "hour", "15:30"),
        ("the night between Friday and Saturday", "2018-01-26", "2018-01-27", "days", "night"),
        ("last night", "2018-01-28", "2018-01-28", "part_of_day", "night"),
        ("overnight", "2018-01-28", "2018-01-29", "days", "night"),
        ("yesterday", "2018-01-28", "2018-01-28", "day", None),
        ("this morning", "2018-01-29", "2018-01-29", "part_of_day", "morning"),
        ("the day before Saturday", "2018-01-26", "2018-01-26", "day", None),
        ("the previous day", "2018-01-28", "2018-01-28", "day", None),
        ("two days earlier", "2018-01-27", "2018-01-27", "day", None),
        ("three weeks ago", "2018-01-05", "2018-01-11", "week", None),
        ("earlier this month", "2018-01-01", "2018-01-29", "month", None),
        ("27 January 2018", "2018-01-27", "2018-01-27", "day", None),
        ("January 27, 2018", "2018-01-27", "2018-01-27", "day", None),
        ("Jan. 27", "2018-01-27", "2018-01-27", "day", None),
        ("2018-01-27", "2018-01-27", "2018-01-27", "day", None),
        ("Sunday, Jan. 28", "2018-01-28", "2018-01-28", "day", None),
        ("27 JAN 90", "1990-01-27", "1990-01-27", "day", None),
        ("12 MARCH", "2017-03-12", "2017-03-12", "day", None),
        ("December 30", "2017-12-30", "2017-12-30", "day", None),
        ("March 2015", "2015-03-01", "2015-03-31", "month", None),
        ("early March", "2017-03-01", "2017-03-10", "month", None),
        ("late 1999", "1999-09-01", "1999-12-31", "months", None),
        ("on 3 and 4 January", "2018-01-03", "2018-01-04", "days", None),
        ("between 2 and 5 May", "2017-05-02", "2017-05-05", "days", None),
        ("from 30 December to 3 January", "2017-12-30", "2018-01-03", "days", None),
        ("around 2 July", "2017-07-01", "2017-07-03", "days", None),
        ("since Thursday", "2018-01-25", "2018-01-29", "days", None),
        ("by Friday", None, "2018-01-26", "day", None),
        ("over the weekend", "2018-01-27", "2018-01-28", "days", None),
        ("last week", "2018-01-22", "2018-01-28", "week", None),
        ("late last week", "2018-01-26", "2018-01-28", "days", None),
        ("in the past 48 hours", "2018-01-27", "2018-01-29", "days", None),
        ("several weeks ago", "2018-01-08", "2018-01-29", "month", None),
        ("the 1990s", "1990-01-01", "1999-12-31", "year", None),
    ],
)
def test_words_give_a_period_and_its_precision(
    words: str, start: str | None, end: str, precision: str, part: str | None
) -> None:
    """News time, against a report of Monday 29 January 2018."""
    period, problems = resolve(words, MONDAY)
    assert (period.start, period.end, period.precision, period.part_of_day) == (start, end, precision, part)
    assert period.words == words
    assert problems == []


@pytest.mark.parametrize("words", ["Friday", "last night", "Jan. 27", "12 MARCH", "overnight", "three weeks ago"])
def test_a_relative_word_without_publication_stays_unknown(words: str) -> None:
    """Nothing is counted from today; the words and a problem stay."""
    period, problems = resolve(words, None)
    assert period.end is None
    assert period.precision == "not_stated"
    assert [p.code for p in problems] == ["date_needs_publication"]


@pytest.mark.parametrize("published", [MONDAY, None])
@pytest.mark.parametrize("words", ["the next day", "The following morning", "two days later", "that night"])
def test_a_word_that_counts_from_the_day_told_before_does_not_ask_for_publication(
    words: str, published: str | None
) -> None:
    """Whether the day of publication is known or not, it is not what these count from; and where the day is given they count."""
    period, (problem,) = resolve(words, published)
    assert period.precision == "not_stated"
    assert problem.code == "date_needs_account"
    assert "publication" not in problem.seen
    told, none = resolve(words, published, "2018-01-24")
    assert told.start is not None
    assert none == []


@pytest.mark.parametrize("words", ["the previous day", "two days earlier", "the day before"])
def test_a_word_that_looks_back_may_count_from_publication(words: str) -> None:
    """With publication it is a day; without it the problem rightly asks for publication."""
    assert resolve(words, MONDAY)[0].start is not None
    assert [p.code for p in resolve(words, None)[1]] == ["date_needs_publication"]


@pytest.mark.parametrize("words", ["27 January 2018", "27 JAN 90", "March 2015", "2018-01-27", "late 1999"])
def test_a_full_date_needs_no_publication(words: str) -> None:
    """A date with its year stands alone."""
    period, problems = resolve(words, None)
    assert period.end is not None
    assert problems == []


@pytest.mark.parametrize("words", ["a hospital", "for three hours", "may have been hit", "the 45-year-old mayor", ""])
def test_words_without_time_are_no_period_and_no_problem(words: str) -> None:
    """Durations, ages and verbs are passed over in silence."""
    period, problems = resolve(words, MONDAY)
    assert period.precision == "not_stated"
    assert problems == []


def test_an_impossible_day_is_a_problem() -> None:
    """31 February is not moved to a day that exists."""
    period, problems = resolve("31 February 2018", MONDAY)
    assert period.end is None
    assert [p.code for p in problems] == ["date_impossible"]


def test_the_following_day_hangs_on_the_account_and_not_on_publication() -> None:
    """Without the account's last day, "the following day" is unknown; with it, known."""
    assert resolve("the following day", MONDAY)[0].end is None
    assert resolve("the following day", MONDAY, "2018-01-20")[0].end == "2018-01-21"
    assert resolve("two days later", MONDAY, "2018-01-20")[0].end == "2018-01-22"
    assert resolve("at dawn", MONDAY, "2018-01-20")[0].end == "2018-01-20"


def test_a_part_of_a_day_alone_keeps_the_part_and_no_day() -> None:
    """ "After midnight" does not become a day of its own."""
    period, problems = resolve("after midnight", MONDAY)
    assert (period.end, period.part_of_day) == (None, "after midnight")
    assert [p.code for p in problems] == ["date_not_read"]


@given(
    st.dates(min_value=date(1950, 1, 8), max_value=date(2040, 1, 1)),
    st.sampled_from(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]),
)
def test_a_weekday_is_the_latest_on_or_before_publication(day: date, name: str) -> None:
    """For every day of publication and every weekday."""
    period, _ = resolve(f"on {name}", day.isoformat())
    assert period.end is not None
    found = date.fromisoformat(period.end)
    assert timedelta(0) <= day - found <= timedelta(6)
    assert found.strftime("%A") == name


@given(st.text(max_size=40), st.sampled_from([None, MONDAY, "2018", "rubbish"]))
def test_any_words_give_an_answer(words: str, published: str | None) -> None:
    """No text and no date of publication makes it fail, and a period never ends before it starts."""
    period, _ = resolve(words, published)
    assert period.start is None or (period.end is not None and period.start <= period.end)


@pytest.mark.parametrize(
    ("words", "start", "end", "precision"),
    [
        ("in the summer of 2014", "2014-06-01", "2014-08-31", "months"),
        ("the spring of 1999", "1999-03-01", "1999-05-31", "months"),
        ("Fall 2016", "2016-09-01", "2016-11-30", "months"),
        ("late summer 2016", "2016-08-01", "2016-08-31", "month"),
        ("in the winter of 2014-15", "2014-12-01", "2015-02-28", "months"),
        ("the winter of 2014", "2013-12-01", "2015-02-28", "year"),
        ("late winter 2014", "2014-02-01", "2014-02-28", "month"),
        ("early winter 2014", "2014-12-01", "2014-12-31", "month"),
        ("last summer", "2017-06-01", "2017-08-31", "months"),
        ("this winter", "2017-12-01", "2018-01-29", "months"),
        ("since the spring of 2017", "2017-03-01", "2018-01-29", "months"),
        ("by the summer of 2014", None, "2014-08-31", "months"),
    ],
)
def test_a_season_is_three_months(words: str, start: str | None, end: str, precision: str) -> None:
    """Of the year that is told, or from the day of publication; a winter of one year may be either of its two."""
    period, problems = resolve(words, MONDAY)

    assert (period.start, period.end, period.precision) == (start, end, precision)
    assert not problems


def test_a_season_south_of_the_equator_is_six_months_later() -> None:
    """Whose summer it is depends on the place."""
    assert resolve("in the autumn of 2014", MONDAY, southern=True)[0].start == "2014-03-01"
    assert resolve("in the winter of 2014", MONDAY, southern=True)[0].end == "2014-08-31"


def test_a_season_without_a_year_is_not_dated() -> None:
    """ "The summer" is of some year, and the fall of a city is no season."""
    assert resolve("in the summer", MONDAY)[0].end is None
    assert resolve("after the fall of the city in 2014", MONDAY)[0].start == "2014-01-01"


def test_a_day_without_a_year_that_lies_shortly_ahead_is_not_last_years() -> None:
    """ "The vote on 8 April" of a report of 27 March is no day of a year ago; one of 20 May is."""
    ahead, problems = resolve("on 8 April", "1990-03-27")
    assert (ahead.precision, [p.code for p in problems]) == ("not_stated", ["date_not_read"])
    assert resolve("on 20 May", "1990-03-27")[0].start == "1989-05-20"

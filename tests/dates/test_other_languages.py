"""Days and months in other languages than English; what is not known is asked, never widened."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounted.dates import resolve
from accounted.dates.languages import in_english

WEDNESDAY = "2023-11-15"


@pytest.mark.parametrize(
    ("words", "language", "start", "end"),
    [
        ("الأربعاء 8 نوفمبر 2023", "ar", "2023-11-08", "2023-11-08"),
        ("يوم الاثنين", "ar", "2023-11-13", "2023-11-13"),
        ("يوم ٨ تشرين الثاني ٢٠٢٣", "ar", "2023-11-08", "2023-11-08"),
        ("8 نيسان/أبريل 2023", "ar", "2023-04-08", "2023-04-08"),
        ("في تشرين الأول 2023", "ar", "2023-10-01", "2023-10-31"),
        ("أمس", "ar", "2023-11-14", "2023-11-14"),
        ("في يوليو 2023", "ar", "2023-07-01", "2023-07-31"),
        ("lundi 6 novembre 2023", "fr", "2023-11-06", "2023-11-06"),
        ("le 1er août", "fr", "2023-08-01", "2023-08-01"),
        ("6 de noviembre de 2023", "es", "2023-11-06", "2023-11-06"),
        ("6 ноября 2023 года", "ru", "2023-11-06", "2023-11-06"),
        ("6. März 2023", "de", "2023-03-06", "2023-03-06"),
        ("4 listopada 2023", "pl", "2023-11-04", "2023-11-04"),
        ("4 listopada 2023", "hr", "2023-10-04", "2023-10-04"),
        ("2023年11月6日", "zh", "2023-11-06", "2023-11-06"),
        ("06.11.2023", None, "2023-11-06", "2023-11-06"),
        ("25/10/2023", None, "2023-10-25", "2023-10-25"),
        ("2023/11/06", None, "2023-11-06", "2023-11-06"),
    ],
)
def test_days_in_other_languages_are_read(words: str, language: str | None, start: str | None, end: str | None) -> None:
    """Months, weekdays and days told from the report's own, in figures of any script."""
    period, problems = resolve(words, WEDNESDAY, language=language)
    assert (period.start, period.end) == (start, end)
    assert problems == []
    assert period.words == words


@pytest.mark.parametrize(
    "words",
    ["4 listopada 2023", "11 شعبان 1445", "6 Foobaruary 2023", "4/3/2023", "في شعبان 2023", "listopad 2023"],
)
def test_what_cannot_be_read_is_asked_and_not_widened(words: str) -> None:
    """A month of two languages, of another calendar or of none, and figures that mean two days: no period, a problem."""
    period, problems = resolve(words, WEDNESDAY)
    assert period.end is None
    assert [p.code for p in problems] == ["date_not_read"]


@pytest.mark.parametrize(
    "words", ["at dawn on 3 May 2016", "between 2013 and 2014", "3 and 4 May 2016", "late last Tuesday"]
)
def test_english_words_are_left_as_they_are(words: str) -> None:
    """Nothing of an English phrase is taken for another language's."""
    assert in_english(words) == (words, ())


@given(st.text(max_size=40))
def test_any_words_are_taken(words: str) -> None:
    """Odd text never raises."""
    resolve(words, WEDNESDAY)
    resolve(words, None, language="ar")

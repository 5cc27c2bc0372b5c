"""When a claim was, by the nearest words that tell it."""

from __future__ import annotations

import pytest

from accounted.claims.english.casualties import find_casualties
from accounted.claims.english.document import parse, segment
from accounted.claims.english.signals import signals
from accounted.claims.english.signals.report import setting_of
from accounted.claims.english.signals.timing import time_of
from accounted.model import Report


def signals_of(text: str) -> list[str]:
    """The signals of the last claim of ``text``."""
    document = segment(Report(item="i", version="v", text=text, published="2019-05-20"))
    parse(document.sentences)
    found, _ = find_casualties(document, lambda name: False)
    return signals(found[-1], setting_of(document, found), "whole")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Gunmen killed two herders near Port Arlen on 19 May.", "time:now"),
        ("Gunmen killed two herders near Port Arlen on 14 May.", "time:days"),
        ("Gunmen killed two herders near Port Arlen on 20 April.", "time:weeks"),
        ("Gunmen killed two herders near Port Arlen in July 2017.", "time:old"),
        ("Gunmen have killed 200 herders since 2017.", "time:span"),
        ("Gunmen killed two herders near Port Arlen.", "time:untold"),
    ],
)
def test_the_claims_own_words_tell_when(text: str, told: str) -> None:
    """One class for each claim."""
    seen = [s for s in signals_of(text) if s.startswith("time:") and s.count(":") == 1]
    assert seen == [told]


def test_the_sentence_before_tells_where_the_claims_own_does_not() -> None:
    """A bus bombed two years ago: its dead are as old, but not where they have a day of their own."""
    before = "In July 2017 a bus was bombed on the Dorvo road. "
    assert "time:old:before" in signals_of(before + "Fifteen herders were wounded.")
    assert "time:now:near" in signals_of(before + "Fifteen herders were wounded yesterday.")
    assert "time:untold" in signals_of(before.strip() + "\n\nFifteen herders were wounded.")


def test_of_several_times_the_longest_ago_holds() -> None:
    """A span before a date, an old date before a new one."""
    assert time_of({"today", "since"}) == "span"
    assert time_of({"today", "past_year"}) == "old"
    assert time_of({"report_opinion"}) is None


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("Two soldiers and a farmer were killed near Dorvo.", True),
        ("Two soldiers were killed and a farmer was hurt near Dorvo.", False),
        ("The blast near Dorvo left two dead and five wounded.", False),
    ],
)
def test_groups_joined_under_one_outcome_are_seen(text: str, holds: bool) -> None:
    """ "Two soldiers and a farmer were killed": each is one of several; another outcome does not make it so."""
    document = segment(Report(item="i", version="v", text=text, published="2019-05-20"))
    parse(document.sentences)
    found, _ = find_casualties(document, lambda name: False)
    setting = setting_of(document, found)
    joined = [s for f in found for s in signals(f, setting, "whole") if s.startswith("joined:")]
    assert bool(joined) is holds

"""Texts without a difference of case get one, letter for letter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounted.claims.english.casing import mostly_capitals, mostly_small, restore_case
from accounted.claims.english.document import parse, segment
from accounted.claims.english.speakers import attribute
from accounted.model import Report


def test_a_text_without_capitals_is_told_from_one_with() -> None:
    """A header line in print case does not hide it; ordinary prose is not small."""
    small = (
        "this story is from march 3, 2002\n\nsurat: six people were killed on monday when police fired, officials said."
    )
    assert mostly_small(small)
    assert mostly_small("This story is from March 3\n\n" + small * 3 + " the curfew goes on. shops are shut.")
    assert not mostly_small("Since the murder of the nuns, senators and bishops have called for peace.")
    assert not mostly_small("Surat: six people were killed on Monday when police fired, said officials of Gujarat.")
    assert not mostly_small("SIX PEOPLE WERE KILLED ON MONDAY WHEN POLICE FIRED, OFFICIALS IN SURAT SAID TODAY.")
    assert not mostly_small("six died")


@pytest.mark.parametrize(
    ("capitals", "want"),
    [
        ("THE U.S. EMBASSY SAID SO.", "The U.S. Embassy said so."),
        ("MEN OF THE U.N. AND U.S.S.R. LEFT.", "Men of the U.N. and U.S.S.R. left."),
        ("THEY STONED THE CARS OF RAMOS AND CACERES.", "They stoned the cars of Ramos and Caceres."),
        ("POLICE SAW AHMED AND MORALES.", "Police saw Ahmed and Morales."),
    ],
)
def test_letters_of_short_names_stay_large_and_forms_of_words_small(capitals: str, want: str) -> None:
    """ "U.S." keeps both letters; "stoned" is no name, "Ahmed" is one."""
    assert restore_case(capitals) == want


def test_a_speaker_is_known_in_small_letters() -> None:
    """A bare surname speaks, as it would in print case."""
    text = (
        "shimla: relief minister anand tolwani on monday visited the camps near the river and spoke to the families. "
        '"eleven people have died since saturday", tolwani said. he left in the evening.'
    )
    report = Report(item="i", version="v", text=text)
    document = segment(report)
    parse(document.sentences)
    at = text.index("eleven")
    assert [s.name for s in attribute(document).at(at, at + 30).chain] == ["Anand Tolwani"]


@given(st.text(max_size=200))
def test_restoring_keeps_every_length(text: str) -> None:
    """Offsets into the text hold."""
    assert len(restore_case(text)) == len(text)
    assert not (mostly_small(text) and mostly_capitals(text))

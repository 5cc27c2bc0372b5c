"""Names with an age stay off a page that goes out, whether or not a claim holds them."""

from __future__ import annotations

import pytest

from accounted.publishing.told_with_age import told_with_age


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("He named two as Mira Bakhat, 51, and her daughter Osha.", ["Mira Bakhat", "Osha"]),
        ("Omar Salem (34), a carter, wept.", ["Omar Salem"]),
        ("The 7-year-old Ana Ruiz died, and a nine-year-old boy Hamz.", ["Ana Ruiz", "Hamz"]),
        ("Paul Ost, aged 31, and Eva Lind, 23 years old.", ["Paul Ost", "Eva Lind"]),
        ("Killed: Ali Hassan, 23; Salam al-Obeidi, 8.", ["Ali Hassan", "Salam al-Obeidi"]),
        ("GENEVA, 21 March 2025 - Nine died.", []),
        ("Port Orven, 24 October 2031", []),
        ("On Monday, 14 were killed. In Orven, 20 died.", []),
        ("North Marrow, 12 killed", []),
        ("Mira Bakhat spoke of 51 dead.", []),
    ],
)
def test_a_name_with_an_age_is_a_private_persons(text: str, names: list[str]) -> None:
    """Days of months, counts and towns are none."""
    assert list(told_with_age(text)) == names

"""Languages, judged from the body."""

import pytest

from accounted.reading.language import language_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nine people were killed when a shell struck the covered market on Tuesday, the governor said.", "en"),
        ("NINE PEOPLE WERE KILLED WHEN A SHELL STRUCK THE COVERED MARKET ON TUESDAY, THE GOVERNOR SAID.", "en"),
        ("قتل تسعة أشخاص وجرح أربعة عشر آخرون عندما سقطت قذيفة على السوق المغطى يوم الثلاثاء", "ar"),
        (
            "Neuf personnes ont été tuées mardi quand un obus est tombé sur le marché couvert, selon le gouverneur.",
            "fr",
        ),
        ("Nueve personas murieron el martes cuando un obús cayó sobre el mercado cubierto, dijo el gobernador.", "es"),
        ("Девять человек погибли во вторник, когда снаряд попал в крытый рынок, сообщил губернатор.", "ru"),
        ("Дев'ять людей загинули у вівторок, коли снаряд влучив у критий ринок, повідомив губернатор.", "uk"),
        ("Nine killed in market", None),
        ("12 345 678 - 90 !!! ?? 12 345 678 - 90 !!! ?? 12 345 678 - 90", None),
        ("", None),
    ],
)
def test_languages_are_told_or_left(text, expected):
    """Too little text is no ground for a guess."""
    assert language_of(text) == expected


def test_headline_and_asides_do_not_count():
    """The body is judged, not what stands around it."""
    from accounted.model import Aside

    head = "Neuf morts sur le marché couvert d'Oru Bazaar selon le gouverneur\n\n"
    body = "Nine people were killed when a shell struck the covered market on Tuesday, the governor said."
    aside = "\n\nLire aussi : Douze morts dans un naufrage au large de la côte, selon les secours du département voisin"
    text = head + body + aside
    spot = Aside(start=len(head + body) + 2, end=len(text), kind="teaser")
    assert language_of(text, len(head) - 2, (spot,)) == "en"
    assert (
        language_of(head + aside, len(head) - 2, (Aside(start=len(head) + 2, end=len(head + aside), kind="teaser"),))
        is None
    )

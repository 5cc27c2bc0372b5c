"""Speech that goes on: over the next sentence, over a paragraph inside one quotation; and where it ends."""

from __future__ import annotations

import pytest
from tests.claims.test_cited_bodies import speaker

HITS = [
    ("Ten men were in the hut, the mayor said. Three died at once.", "Three died", "mayor"),
    ("Ten men were hurt, the mayor said. Two of the wounded have died.", "Two of the wounded", "mayor"),
    ("The mayor said a shell hit the hut. Among the dead were two cooks.", "two cooks", "mayor"),
    ("The mayor said a shell hit the hut. His own men had lost one scout.", "one scout", "mayor"),
    (
        "“They came,” said Ada Brenn. “Two of us fell there by the wall.\n\n“My uncle was killed at the well.”",
        "My uncle",
        "Ada Brenn",
    ),
    ("The council set up by the rebels said on Monday that six died.", "six died", "council set up by the rebels"),
    ("Six died, the warden’s office said on presenting its yearly report in Tarn.", "Six died", "warden’s office"),
    ("By the count of the porters’ union twelve men died.", "twelve men", "porters’ union"),
    ("The prefecture of Tarn published its count on Monday: 61 dead.", "61 dead", "prefecture of Tarn"),
    ("The toll is 17 dead, we learn from a source close to the mayor.", "17 dead", "source close to the mayor"),
    ("The claim of the army that 16 rebels died is borne out by nothing.", "16 rebels", "army"),
    ("The head nurse affirms to have received 16 wounded.", "16 wounded", "head nurse"),
    ("The union, for its part, counts nine dead.", "nine dead", "union"),
    ("Captain Dev Rann told reporters six men had died.", "six men", "Dev Rann"),
    ("The commission itself puts the number at nine.", "nine", "commission"),
    (
        "Two men were killed and one captured, the governor, Tom Hale, announced at the scene.",
        "one captured",
        "Tom Hale",
    ),
    ("It is learned from hospital sources that ten men died.", "ten men", "hospital sources"),
    ("Six died, the director of the clinic said. Two are critical, Dr Hala Nesrin added.", "Six died", "Hala Nesrin"),
    ("The army’s evening bulletin says that four men died.", "four men", "army"),
    ("LIVE: blast in Balm\n\n11:30 Police: six men dead.\n\n11:10 The bridge is shut.", "six men", "Police"),
    ("The mayor repeated that six men died there.", "six men", "mayor"),
]


@pytest.mark.parametrize(("text", "words", "name"), HITS)
def test_speech_goes_on_where_the_words_lean_on_it(text: str, words: str, name: str) -> None:
    """A count of those counted before, the past perfect of told speech, a quotation still open."""
    assert speaker(text, words) == name


NEAR = [
    ("Ten men were in the hut, the mayor said. Three men died on Monday in Balm.", "Three men"),
    ("Ten men were in the hut, the mayor said. More than twenty were wounded.", "More than twenty"),
    ("The mayor says a shell hit the hut. In March his house had been burnt and six men killed.", "six men"),
    ("The staff said four died.\n\nAmong the dead were two cooks.", "two cooks"),
    ("Four men died, the staff has announced, three days after a blast that killed 17 porters.", "17 porters"),
    ("We list the dead of Balm.\n\nWomen: 12\n\nMen: 13", "12"),
    ("Of the nine men declared missing only six were killed.", "six were killed"),
]


@pytest.mark.parametrize(("text", "words"), NEAR)
def test_speech_ends_where_the_report_tells_on(text: str, words: str) -> None:
    """A new sentence of its own, another paragraph, another time: nobody is made its speaker."""
    assert speaker(text, words) is None


def test_a_name_that_is_told_who_it_is_is_not_the_official_before() -> None:
    """ "An official gave nine dead. Ada Brenn, who sells bread, said …": two people."""
    text = "A local official gave a toll of nine dead.\n\nAda Brenn, who sells bread, said she knew four of them."
    assert speaker(text, "nine dead") == "local official"

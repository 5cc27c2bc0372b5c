"""Names of sources across reports: what is one party, what is not, and what cannot be told."""

from __future__ import annotations

import pytest
from linking_kit import agency, body, person, unnamed

from accounted.linking.names import block_keys, compare_sources, here_key, only_one_here
from accounted.model import Source

SAME = [
    (person("Capt. Mohammed al-Zuhairan"), person("Mohammed Zuhairan", "provincial police captain")),
    (person("Captain Mohammed al-Zuhairan", "of the provincial police"), person("Zuhairan", "police captain")),
    (person("Muhammad al-Zuhairan"), person("Mohammed Zuhairan")),
    (person("Qadir al-Zhazali", "leader of the Dawn Brigade"), person("Zhazaali", "head of the Dawn Brigade")),
    (person("Salaam al-Obeiran"), person("Salam al-Obairan")),
    (person("Rezasen Werodur", "police captain"), person("Razasen Werodoor", "captain of the river police")),
    (person("Farisa Kazimor", "mayor of Orven"), person("Fariza Kasimor", "mayor")),
    (person("J. Merrick"), person("Joan Merrick")),
    (person("Abdul-Karim Tasso"), person("Abdulkarim Tasso")),
    (body("MSF"), body("Médecins Sans Frontières")),
    (body("Doctors Without Borders"), body("Medecins Sans Frontieres")),
    (body("Eastern Lowland Aid Council"), body("ELAC")),
    (body("the Joint Field Command"), body("Joint Field Command")),
    (body("Al Qamar TV"), body("al-Qamar")),
    (agency("Meridian news agency"), agency("Meridian")),
    (agency("AFP"), agency("Agence France-Presse")),
    (Source(name="mayor of Orven", kind="office"), person("Lin Dasht", "mayor of Orven")),
]
DIFFERENT = [
    (person("Mohammed al-Zuhairan"), person("Ahmed al-Zuhairan")),
    (person("Hassan Tell"), person("Hassan Bell")),
    (person("Hassan Werodur", "police captain"), person("Hussein Werodur", "police captain")),
    (person("Rezasen Werodur", "police captain"), person("Rezasen Werotur", "police captain")),
    (body("Ministry of Health"), body("Ministry of Defence")),
    (body("state television"), body("state radio")),
    (body("Northern Relief Council"), body("Southern Relief Council")),
    (person("Joan Merrick", "spokeswoman for the Joint Field Command"), body("Joint Field Command")),
    (agency("Reuters"), agency("Xinhua")),
]
UNKNOWN = [
    (person("Zuhairan"), person("Mohammed al-Zuhairan")),
    (person("Zuhairan", "mayor"), person("Mohammed Zuhairan", "police captain")),
    (unnamed("officials"), unnamed("officials")),
    (Source(name="he", kind="unresolved"), person("Joan Merrick")),
    (person("Rezasen Werodur"), person("Razasen Werodoor")),
    (person("Rezasen Werodur", "miller"), person("Razasen Werodoor", "police captain")),
]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_one_party(a: Source, b: Source) -> None:
    """Titles, particles, hyphens, spellings, acronyms and offices do not part one party."""
    assert compare_sources(a, b).answer == "same"
    assert compare_sources(b, a).answer == "same"


@pytest.mark.parametrize(("a", "b"), DIFFERENT)
def test_two_parties(a: Source, b: Source) -> None:
    """Another given name, another ministry, or a person and his body are two."""
    assert compare_sources(a, b).answer == "different"
    assert compare_sources(b, a).answer == "different"


@pytest.mark.parametrize(("a", "b"), UNKNOWN)
def test_what_the_names_cannot_tell_stays_unknown(a: Source, b: Source) -> None:
    """A bare family name or an unnamed speaker is no ground for either answer."""
    assert compare_sources(a, b).answer == "unknown"


def test_every_answer_holds_both_names() -> None:
    """The sentence that gives the reason carries both values."""
    for a, b in SAME + DIFFERENT + UNKNOWN:
        why = compare_sources(a, b).why
        assert a.name in why
        assert b.name in why


HARD = [
    (person("Hassan Tell"), person("Hussein Tell"), "different"),
    (person("Khalid Merrin"), person("Khalida Merrin"), "different"),
    (person("Mahmoud al-Zuhairan"), person("Mohammed al-Zuhairan"), "different"),
    (person("Hassan Ali Tell"), person("Ali Hassan Tell"), "different"),
    (person("Hassan Ali"), person("Ali Hassan"), "unknown"),
    (person("Wen Meilin"), person("Meilin Wen"), "same"),
    (person("Ivan Petrovich Sorrenko"), person("Ivan Sorrenko"), "same"),
    (person("Ivan Petrovich Sorrenko"), person("Ivan Olegovich Sorrenko"), "different"),
    (person("Serhiy Tarrenko"), person("Sergei Tarrenko"), "same"),
    (person("Ms. Dashtova"), person("Mr. Dashtov"), "different"),
    (person("Mohammed Ali", "driver"), person("Mohammed Ali", "police officer"), "unknown"),
    (body("PMF"), body("Provincial Medical Fund"), "different"),
    (body("ISIL"), body("Daesh"), "same"),
    (body("Ministry of Defence of Iraq"), body("the Iraqi Defense Ministry"), "same"),
    (body("Orven Teaching Hospital"), body("Orven Maternity Hospital"), "different"),
    (Source(name="former mayor of Orven", kind="office"), Source(name="mayor of Orven", kind="office"), "different"),
    (
        Source(name="Orven governor", kind="office"),
        Source(name="the governor of Orven province", kind="office"),
        "same",
    ),
    (Source(name="Valley Post", kind="outlet"), Source(name="Valley Post Kenya", kind="outlet"), "different"),
]


@pytest.mark.parametrize(("a", "b", "answer"), HARD)
def test_hits_and_near_misses(a: Source, b: Source, answer: str) -> None:
    """Names that differ by a letter may be two people, and names that share no letter one body."""
    assert compare_sources(a, b).answer == answer
    assert compare_sources(b, a).answer == answer


@pytest.mark.parametrize(("a", "b"), [*SAME, *((a, b) for a, b, answer in HARD if answer == "same")])
def test_one_party_is_met_in_some_block(a: Source, b: Source) -> None:
    """Pairs that are one party share a key, or nobody would ever compare them."""
    assert block_keys(a) & block_keys(b)


@pytest.mark.parametrize(
    ("a", "b", "one"),
    [
        ("police", "Orven police", True),
        ("the military", "Zedland's armed forces", True),
        ("coalition forces", "the Northern coalition", True),
        ("Interior Ministry", "the Kenyan Ministry of the Interior", True),
        ("Orven police", "Tamsey police", False),
        ("police", "federal police", False),
        ("the hospital", "Orven hospital", False),
        ("Kenyan army", "Somali army", False),
        ("police", "army", False),
    ],
)
def test_one_incident_has_one_police_and_one_army(a: str, b: str, one: bool) -> None:
    """Within an incident a body is told with and without its place; two places, hospitals and other forces stay two."""
    found = only_one_here(a, b)
    assert (found is not None and found.answer == "same") is one
    if one:
        assert here_key(a) == here_key(b) is not None


def test_a_name_with_its_own_acronym_behind_it_is_the_name() -> None:
    """ "Lowland Relief Union (LRU)" is the union, under either name."""
    for other in ("Lowland Relief Union", "LRU"):
        assert compare_sources(body("Lowland Relief Union (LRU)"), body(other)).answer == "same"

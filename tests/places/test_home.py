"""The country that a report is set in."""

from __future__ import annotations

import pytest

from accounted.places import Gazetteer, home


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("KABUL, Jan 3 (Wire) - A bomb went off.", "AF"),
        ("MANAGUA (NICARAGUA), 3 JAN 90 (RADIO ISTMO) -- [TEXT] A BOMB WENT OFF.", "NI"),
        ("LONDON, Jan 3 (Wire) - Syrian rebels said. Syria was silent. The Syrian army and Syrian planes came.", "SY"),
        ("American troops killed two Iraqi men, the Americans said, and American planes came.", "IQ"),
        ("QUITO, 3 Jan (Wire) - A Spanish envoy, the Spanish minister and Spaniards came. Ecuador was glad.", "EC"),
        ("LISBON (PORTUGAL), 3 JAN 90 (WIRE) -- CHILEAN PLANES, CHILEAN MEN AND CHILE, A PORTUGUESE ENVOY SAID.", "CL"),
        ("QUITO, 3 JAN 90 (WIRE) -- A CAR BOMB AND A CAR BOMB AND A CAR BOMB WENT OFF.", "EC"),
        ("GENEVA, 21 March 2031 - It had verified 24 deaths in the air strike on Kutum market in North Darfur.", "SD"),
        ("NAIROBI, March 21 (Wire) - Men killed nine people in North Darfur.", "SD"),
        ("NAIROBI, March 21 (Wire) - Men killed nine people in Kenya. One came from North Darfur.", "KE"),
        ("NAIROBI, March 21 (Wire) - Men killed nine people in the city.", "KE"),
        ("LIMA, March 21 (Wire) - Men killed a Spanish clerk.", "PE"),
        ("A bomb went off and two people died.", None),
        ("Mr. Rodriguez Ponce died.", None),
        ("Bandits came to Mali. Its elder Sekouba Togo spoke. Togo wept, and Togo left.", "ML"),
        ("(translated from the Portuguese) Men came to a village of Cabo Delgado.", "MZ"),
        ("Portuguese soldiers came to the village. The Portuguese left.", "PT"),
        ("A blast hit Takhar. A widow will leave for Iran.", "AF"),
        ("A blast hit a road. Iran was silent.", "IR"),
        ("Congo mourns its dead of Ituri.", "CD"),
        ("Congo mourns its dead of Brazzaville.", "CG"),
        ("Bandits came to Togo. Its elder Sekouba Togo spoke. Togo wept.", "TG"),
    ],
)
def test_home_is_the_country_spoken_of_most(gazetteer: Gazetteer, text: str, country: str | None) -> None:
    """The dateline is worth several mentions; forces abroad and family names are worth none."""
    found = home(text, gazetteer)
    assert (None if found is None else found.country) == country
    assert found is None or text[found.start : found.end].strip()

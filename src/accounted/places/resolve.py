"""The words of a where-claim to a place with its precision, or to a problem that says why not.

Rules, in this order:

1. A name's own phrase decides first: "the town of", "province", a container ("in Nangarhar", "Iraq's", "the Syrian
   city of"), a distance and bearing. What contradicts them is no answer.
2. ``context`` (other names of the report, most trusted first) ranks homonyms. It is never the answer itself.
3. Without either, a name is taken only where one place stands far above the others of that name; else it is ambiguous.
4. Where the fine name is unknown but what holds it is known, the holder is the place, as UCDP has it: better
   coarse and sure than fine and doubtful. A problem says what was not found.

Codes (field guide, section 3): UCDP where_prec and ACLED geo_precision by kind; see ``answers.CODES``. UCDP takes a name shared
by a town, its district and its province as the largest. We keep the town's point and ``exact`` in the place, as that is
what ACLED records, give UCDP's code of the largest, and list the namesakes as candidates.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from accounted.model import Place, Problem
from accounted.places.answers import place_from
from accounted.places.away import AWAY, place_away
from accounted.places.between import BETWEEN, ROAD, place_between
from accounted.places.gazetteer import Gazetteer
from accounted.places.homonyms import evidence_of
from accounted.places.named import named_place
from accounted.places.scripts import readable

_WRITTEN = re.compile(r"[,('’]")
"""In the whole name of a country: the name is not to be taken apart as a phrase is. "Georgia" may be another's province."""


def resolve(words: str, context: Sequence[str], gazetteer: Gazetteer) -> tuple[Place, list[Problem]]:
    """The place that ``words`` say, and what could not be settled.

    ``words``: the phrase of a where-claim as quoted. ``context``: other place names or demonyms of the same report,
    most trusted first; used to rank homonyms, never as the answer. Problems have stage ``places`` and code
    ``place_ambiguous``, ``place_unknown`` or ``place_bearing_disagrees``, and no report or quote (the caller knows
    those). Generic nouns ("a hospital") give a place ``not_stated`` and no problem.
    """
    country = gazetteer.country_named(words)
    if country is not None and _WRITTEN.search(words):
        return place_from(words, country, None, gazetteer), []
    text = " ".join(readable(words, gazetteer).split()).strip(' ,.;:“”"')
    around = evidence_of(tuple(context), gazetteer)
    between = BETWEEN.search(text) or ROAD.search(text)
    if between:
        found = place_between(words, between["a"], between["b"], around, gazetteer)
        if found is not None:
            return found
    away = AWAY.search(text)
    if away:
        return place_away(words, text[: away.start()], away, around, gazetteer)
    return named_place(words, text, around, gazetteer)

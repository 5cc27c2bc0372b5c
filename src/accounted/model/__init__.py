"""The words of the design as immutable values.

Every type here is a frozen ``msgspec.Struct``: it validates on the way in (``decode``), prints as
JSON on the way out (``encode``), and knows nothing of files, databases or texts. This part imports
nothing else of the project.

Identity. ``Claim.id`` and ``Report.id`` are worked out from content through :func:`content_id`, an
unambiguous encoding (a JSON array, so ("ab", "c") and ("a", "bc") differ). Neither engine, nor time,
nor confidence enters a claim's id: a newer engine that reads the same words the same way finds the
same claim, and what people decided of it still holds.
"""

from accounted.model.claims import (
    ASPECTS,
    Aspect,
    Bound,
    CasualtyClaim,
    CircumstanceClaim,
    Claim,
    Count,
    Covers,
    Facet,
    Group,
    Outcome,
    Scope,
    Stance,
)
from accounted.model.decisions import Decision, Figured, Search, Sentence, Stood
from accounted.model.encoding import decode, encode, schema
from accounted.model.errors import AccountedError, BadInput
from accounted.model.incidents import Incident, LinkReason, Origin
from accounted.model.periods import Period, PeriodPrecision
from accounted.model.places import Place, PlacePrecision
from accounted.model.readings import Problem, Reading
from accounted.model.reports import Aside, Item, Quote, Report, Version
from accounted.model.sources import CONTRIBUTED, UNNAMED_WIRE, Attribution, Interest, Source, SourceKind, SourceRelation
from accounted.model.tolls import Method, Reason, Toll
from accounted.model.values import Value, content_id

__all__ = [
    "ASPECTS",
    "CONTRIBUTED",
    "UNNAMED_WIRE",
    "AccountedError",
    "Aside",
    "Aspect",
    "Attribution",
    "BadInput",
    "Bound",
    "CasualtyClaim",
    "CircumstanceClaim",
    "Claim",
    "Count",
    "Covers",
    "Decision",
    "Facet",
    "Figured",
    "Group",
    "Incident",
    "Interest",
    "Item",
    "LinkReason",
    "Method",
    "Origin",
    "Outcome",
    "Period",
    "PeriodPrecision",
    "Place",
    "PlacePrecision",
    "Problem",
    "Quote",
    "Reading",
    "Reason",
    "Report",
    "Scope",
    "Search",
    "Sentence",
    "Source",
    "SourceKind",
    "SourceRelation",
    "Stance",
    "Stood",
    "Toll",
    "Value",
    "Version",
    "content_id",
    "decode",
    "encode",
    "schema",
]

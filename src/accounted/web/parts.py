"""All parts of the view, in the order in which they are filled."""

from __future__ import annotations

from accounted.web import incident_rows, intake, listing_rows, naming, queue_rows, report_rows, sourcing
from accounted.web.dossier import part as dossiers
from accounted.web.part import Part

__all__ = ["PARTS"]

PARTS: tuple[Part, ...] = (
    incident_rows.PART,
    listing_rows.PART,
    report_rows.PART,
    sourcing.PART,
    naming.PART,
    queue_rows.PART,
    dossiers.PART,
    intake.PART,
)

"""All parts of the view, in the order in which they are filled."""

from __future__ import annotations

from accounted.web import naming, sourcing
from accounted.web.dossier import part as dossiers
from accounted.web.intake import rows as intake
from accounted.web.listing import rows as listing_rows
from accounted.web.review import rows as queue_rows
from accounted.web.view import incident_rows, report_rows
from accounted.web.view.part import Part

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

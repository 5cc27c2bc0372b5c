"""All parts of the view, in the order in which they are filled."""

from __future__ import annotations

from accounted.web.dossier import part as dossiers
from accounted.web.intake import rows as intake
from accounted.web.listing import rows as listing_rows
from accounted.web.review import rows as queue_rows
from accounted.web.view import casualty_rows, incident_rows, keeping, likeness_rows, report_rows, source_rows
from accounted.web.view.part import Part

__all__ = ["PARTS"]

PARTS: tuple[Part, ...] = (
    incident_rows.PART,
    listing_rows.PART,
    report_rows.PART,
    source_rows.PART,
    casualty_rows.PART,
    likeness_rows.PART,
    queue_rows.PART,
    dossiers.PART,
    intake.PART,
    keeping.PART,
)

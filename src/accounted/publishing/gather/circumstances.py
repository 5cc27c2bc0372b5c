"""What happened, as somebody said it, and the casualties by name."""

from __future__ import annotations

from collections.abc import Sequence

from accounted.model import CircumstanceClaim, Incident
from accounted.publishing import words
from accounted.publishing.gather.choices import OTHER_SCOPES, SHOWN, STRIP
from accounted.publishing.gather.quotes import Quotes
from accounted.publishing.gather.texts import Page
from accounted.publishing.redact import VEIL
from accounted.publishing.view import CircumstanceView, PersonView, Saying, StripView


def circumstance_views(page: Page, i: Incident, quotes: Quotes, responses: set[str]) -> tuple[CircumstanceView, ...]:
    accused = {o.id for o in i.origins if o.interest == "accused"}
    accused_claims = {c for o in i.origins if o.id in accused for c in o.claims}
    copies = {c for o in i.origins for c, _ in o.copies}
    speakers = {
        c.speaker.name for k in responses if (c := page.findings.claims.get(k)) is not None and c.speaker is not None
    }
    out = []
    claims = [c for c in quotes.claims.values() if isinstance(c, CircumstanceClaim)]
    for aspect in SHOWN:
        values: dict[tuple[bool, int | None, str], list[Saying]] = {}
        for c in sorted(
            (c for c in claims if c.aspect == aspect),
            key=lambda c: (c.quote.report, c.order or 0) if aspect == "sequence" else ("", 0),
        ):
            value, general = _value(page, c), c.scope == "general_practice"
            saying = Saying(
                who=page.who(c),
                quote=quotes.anchor(c.id),
                number=quotes.number(c.id),
                scope=OTHER_SCOPES.get(c.scope, ""),
                copy=c.id in copies,
                response=c.id in accused_claims or any(s.interest == "accused" for s in c.attribution[:1])
                or (c.speaker is not None and c.speaker.name in speakers),
            )  # fmt: skip
            values.setdefault((general, c.order if aspect == "sequence" else None, value), []).append(saying)
        ordered = sorted(values.items(), key=lambda v: (v[0][1] or 0, v[1][0].number)) if aspect == "sequence" else sorted(
            values.items(), key=lambda v: (v[0][0], -len(v[1]), v[1][0].number))  # fmt: skip
        out += [
            CircumstanceView(
                aspect=aspect.replace("_", " "), value=value, general=general, order=order, said_by=tuple(said)
            )
            for (general, order, value), said in ordered
        ]
    return tuple(out)


def _value(page: Page, c: CircumstanceClaim) -> str:
    text = (
        c.value.replace("_", " ")
        if c.aspect in ("kind", "requested", "approved", "inquiry", "friendly_fire")
        else c.value
    )
    if c.aspect == "when" and c.period is not None and c.period.end is not None:
        text = f"{words.when(c.period)} (“{c.value}”)"
    if c.aspect == "where" and c.place is not None and c.place.name and c.place.name.casefold() != c.value.casefold():
        place = words.where(c.place, page.country(c.place.country))
        text = f"{c.value} ({place}; {c.place.precision.replace('_', ' ')})"
    notes = []
    if c.certainty not in (None, "reported_as_fact"):
        notes.append(str(c.certainty).replace("_", " "))
    if c.stance != "asserted":
        notes.append(c.stance.replace("_", " "))
    return page.redactor.text(" ".join(text.split()) + (f" ({', '.join(notes)})" if notes else ""))


def strip_views(circumstances: Sequence[CircumstanceView]) -> tuple[StripView, ...]:
    out = []
    for name, aspect in STRIP:
        said = [c for c in circumstances if c.aspect == aspect.replace("_", " ")]
        facts = [c for c in said if not c.general and any(not s.scope for s in c.said_by)]
        values = list(dict.fromkeys(c.value for c in facts))
        shown = "; ".join(values[:3]) + (f"; {len(values) - 3} more" if len(values) > 3 else "")
        out.append(
            StripView(
                name=name,
                answer=shown[:1].upper() + shown[1:] if values else None,
                differs=len(values) > 1,
                said=tuple(said),
            )
        )
    return tuple(out)


def person_views(page: Page, i: Incident, quotes: Quotes) -> tuple[PersonView, ...]:
    """Named casualties, in the order of their quotes. Withheld names tell apart no two persons, so each claim stands."""
    out = []
    for c in quotes.claims.values():
        if not isinstance(c, CircumstanceClaim) or c.aspect != "person":
            continue
        out.append(
            PersonView(
                name=c.value if page.internal else VEIL,
                outcome=(c.outcome or "outcome not stated").replace("_", " "),
                role=None if c.role is None else page.redactor.text(c.role),
                who=page.who(c),
                quote=quotes.anchor(c.id),
                number=quotes.number(c.id),
            )
        )
    return tuple(out)

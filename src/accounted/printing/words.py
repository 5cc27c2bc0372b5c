"""Figures, places, days and names in a few words, as the tables show them."""

from __future__ import annotations

from collections.abc import Mapping

from accounted.model import Claim, Count, Incident, Place, Report, Toll

SYNTHETIC = "constructed example"


def figure(count: Count) -> str:
    return f"{count!r}" + (f" = {' + '.join(count.derived)}" if count.derived else "")


def answer(toll: Toll) -> str:
    """A toll in a few words: "7–11, open above", "cannot say", "unknown"."""
    if toll.answer == "cannot_say":
        return "cannot say"
    if toll.answer == "not_an_event":
        return "not an event"
    if toll.answer == "no_claim":
        return "no claim"
    return figures_words(toll.fields, toll.open_high)


def figures_words(fields: Mapping[str, int | None], open_high: bool) -> str:
    """A method's figures as a person would say them."""
    values = list(fields.values())
    if all(v is None for v in values):
        return "unknown"
    if set(fields) == {"min", "max"}:
        low, high = fields["min"], fields["max"]
        if high is None and low is not None and open_high:
            return f"{low} or more"
        text = str(low) if low == high else f"{'?' if low is None else low}–{'?' if high is None else high}"
    elif len(values) == 1:
        text = str(values[0])
    else:
        text = ", ".join(f"{k} {'not settled' if v is None else v}" for k, v in fields.items())
    return text + (", open above" if open_high else "")


def origins_words(toll: Toll) -> str:
    a, b = toll.origins_known, toll.origins_all
    if b == 0:
        return "-"
    return str(b) if a == b else f"{a} to {b}"


def where(place: Place) -> str:
    return ", ".join(place.parts()) or "not stated"


def kind_of(incident: Incident) -> str:
    """ "air strike"; "discovery" where it is no event."""
    return (incident.violence[0] if incident.violence and incident.kind == "event" else incident.kind).replace("_", " ")


def when(incident: Incident) -> str:
    p = incident.period
    if p.end is None:
        return "not stated"
    return p.end if p.start == p.end else f"{p.start or '…'} to {p.end}"


def called(incident: Incident) -> str:
    """Its code, and before it has one the beginning of its working id."""
    return incident.code or short(incident.id)


def short(identifier: str) -> str:
    return identifier.split("-", 1)[-1][:8]


def about(report: Report) -> str:
    return f"{report.outlet or 'outlet unknown'}, {report.published or 'undated'}" + (
        f" ({SYNTHETIC})" if report.synthetic else ""
    )


def chain_of(c: Claim) -> str:
    return " → ".join(s.link for s in c.attribution) or "outlet unknown"


def many(number: int, what: str) -> str:
    return f"{number} {what}" + ("" if number == 1 else "s")

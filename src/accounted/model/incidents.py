"""What happened: incidents, the origins of what is said of them, and why reports are linked."""

from __future__ import annotations

from typing import Literal

from accounted.model.periods import Period
from accounted.model.places import Place
from accounted.model.sources import Interest
from accounted.model.values import Value


class LinkReason(Value, frozen=True, kw_only=True):
    """One contribution to joining (weight > 0) or keeping apart (weight < 0), in a sentence with both values."""

    name: str
    weight: float
    sentence: str
    left: str = ""
    right: str = ""


class Origin(Value, frozen=True, kw_only=True):
    """An independent root of claims. ``speakers`` as they stand; ``claims`` in order of statement.

    ``identified`` is false for unnamed speakers, who are *unknown* (not independent) to other origins: between
    ``len(known)`` and ``len(all)`` accounts there may be.
    ``copies``: claims set aside as copies, each with the claim it repeats.
    """

    id: str
    label: str
    """As a person would read it: "Capt. Mohammed al-Dulaimi → Xinhua"."""
    claims: tuple[str, ...]
    identified: bool = True
    interest: Interest = "unknown"
    outlet_voice: bool = False
    """True where nobody but an outlet speaks."""
    copies: tuple[tuple[str, str], ...] = ()
    reasons: tuple[LinkReason, ...] = ()
    changed: tuple[tuple[str, str], ...] = ()
    """Claims in copied words whose figure was changed, each with the claim whose place it has."""
    altered: tuple[tuple[str, str], ...] = ()
    """Those of ``changed`` whose number alone another outlet changed, with nothing that tells of an update: no figure of
    their own."""
    newer: tuple[str, ...] = ()
    """Claims whose own sentence says that their figure follows an older one ("rose to", "now")."""


class Incident(Value, frozen=True, kw_only=True):
    """Violence that harmed people, as claims tell it."""

    id: str
    """Working id of a draft: from its members, so the same whatever the order of arrival."""
    code: str | None = None
    """What people cite, minted when somebody opened the incident; None for a draft that nobody opened."""
    codes: tuple[str, ...] = ()
    """Its code and those that merges brought to it, oldest first."""
    kind: Literal["event", "series", "discovery", "aggregate"] = "event"
    violence: tuple[str, ...] = ()
    """Values of kind-claims, most said first."""
    place: Place = Place(words="")
    period: Period = Period(words="")
    claims: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    origins: tuple[Origin, ...] = ()
    state: Literal["draft", "reviewed", "second_read", "released"] = "draft"
    signatures: tuple[int, ...] = ()
    """Entries in which people signed it, oldest first: the last one says its state."""
    summaries: tuple[int, ...] = ()
    """Entries in which people told it in sentences, oldest first: the last one stands."""
    reasons: tuple[LinkReason, ...] = ()
    synthetic: bool = False

    @property
    def title(self) -> str:
        return ", ".join(self.place.parts()) or "Place not stated"

    def __repr__(self) -> str:
        return f"<Incident {self.id} {self.title}, {self.period!r}: {len(self.reports)} reports, {len(self.origins)} origins>"

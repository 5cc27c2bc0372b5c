"""The rules of a method as types: each setting with the document that it comes from and how sure that is."""

from __future__ import annotations

from typing import Generic, Literal, TypeVar

import msgspec

from accounted.model import Bound, Method, Outcome, Value

Sureness = Literal["read", "second_hand", "observed", "unverified", "own"]
"""``read`` in the document named; ``second_hand``: another document says that it says so; ``observed``: worked out from
published records; ``unverified``: general knowledge, not confirmed in a text; ``own``: the method's author decides."""


Draw = Literal["range", "lowest", "low_best_high", "recent_majority_lowest"]


Standing = Literal["inside", "outside"]


Unlabelled = Literal["inside", "outside", "apart"]


VAGUE_WORDS = (
    "several_hundred", "several_dozen", "several", "a_large_number", "large_numbers", "a_number", "numbers",
    "a_few", "a_handful", "a_couple", "many", "numerous", "some", "most", "countless", "tens_of_thousands",
    "hundreds_of_thousands", "hundreds", "thousands", "dozens", "scores", "tens", "family", "others", "multiple",
    "bodies", "bare_plural",
)  # fmt: skip
"""Names of the words that a file may put a worth on; ``bare_plural`` is a plural without any number word."""


T = TypeVar("T")


class Setting(Value, Generic[T], frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One rule: its value, the document that gives it and how sure that is."""

    value: T
    document: str
    sureness: Sureness


class Worth(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a word without a number is worth: from ``low`` (or ``none``) to ``high`` (or ``open``)."""

    low: int | Literal["none"]
    high: int | Literal["open"]
    document: str
    sureness: Sureness


class Bounding(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a bounded number is worth. ``number`` is the number that the words give ("more than 70" gives 71); ``stated`` the
    one that stands in them (70)."""

    low: Literal["number", "stated", "none"]
    high: Literal["number", "stated", "open"]
    document: str
    sureness: Sureness


class Recorded(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An outcome that the method records, and the names of its figures."""

    fields: tuple[str, ...]
    document: str
    sureness: Sureness


class Figures(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    draw: Setting[Draw]
    updates: Setting[Literal["replaced", "kept"]] | None = None
    """Whether an origin's newer figure takes the place of its older one (so where absent), or both stand."""
    floors: Setting[Literal["lift", "beside"]] | None = None
    """Whether parts lift a figure that is below them (so where absent), or are only told."""

    @property
    def keeps_older(self) -> bool:
        return self.updates is not None and self.updates.value == "kept"

    @property
    def floors_beside(self) -> bool:
        return self.floors is not None and self.floors.value == "beside"


class GroupRules(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    counts: Setting[str]
    """Whom the method's headline figure is of: ``all persons`` or ``civilians``."""
    parts: Setting[tuple[str, ...]]
    """Narrower groups that it also gives figures of; ``any`` for every one; empty for none."""


class SourceRules(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    accused: Setting[Literal["beside", "counts"]]
    outlet_voice: Setting[Literal["only_alone", "counts", "never"]]
    leave_out: Setting[tuple[str, ...]] | None = None
    """Words in a speaker's name or description whose claims the method does not take."""
    independent_at_least: Setting[int] | None = None
    reading: Setting[Literal["strict", "loose"]] | None = None
    single_source: Setting[Literal["provisional", "marked"]] | None = None
    interested_only: Setting[Literal["not_recorded", "counts"]] | None = None


class CivilianRules(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who is a civilian. A key that is absent is a question that a person must answer."""

    police: Setting[Standing] | None = None
    security_forces: Setting[Standing] | None = None
    officials: Setting[Standing] | None = None
    guards: Setting[Standing] | None = None
    unlabelled: Setting[Unlabelled] | None = None
    labelled_by_accused: Setting[Standing] | None = None
    """People whom nobody but the accused party calls combatants."""


class Share(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a count of n that does not say killed or injured is worth for either: from ``low`` to n."""

    low: int | Literal["none"]
    high: Literal["number"]
    document: str
    sureness: Sureness


class PersonRules(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    disputed: Setting[Literal["either"]] | None = None
    killed_or_injured: Share | None = None


class EventRules(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    deaths_at_least: Setting[int] | None = None
    state_actor: Setting[Literal["ask", "counts", "outside"]] | None = None
    state_actor_words: Setting[tuple[str, ...]] | None = None


class Grade(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A grade that a person may give an incident. Nothing is reckoned from it."""

    meaning: str
    """What has to be so, in one line: people read it while they grade."""
    document: str
    sureness: Sureness


class MethodRules(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A whole method file."""

    name: str
    version: str
    conformity: Literal["full", "partial", "observed"]
    summary: str
    outcomes: dict[Outcome, Recorded]
    figures: Figures
    group: GroupRules
    sources: SourceRules
    civilians: CivilianRules = CivilianRules()
    persons: PersonRules = PersonRules()
    bounds: dict[Bound, Bounding]
    vague: dict[str, Worth] = msgspec.field(default_factory=dict)
    event: EventRules = EventRules()
    grades: dict[str, Grade] = msgspec.field(default_factory=dict)
    """The method's scale, in the order of its file; empty where it has none."""

    @property
    def card(self) -> Method:
        """The name card that tables print."""
        return Method(name=self.name, version=self.version, conformity=self.conformity, summary=self.summary)

    def __repr__(self) -> str:
        return f"<Method {self.name} {self.version} ({self.conformity})>"

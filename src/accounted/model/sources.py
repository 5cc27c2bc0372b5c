"""Who says something, and how sources stand to each other."""

from __future__ import annotations

from typing import Literal

from accounted.model.values import Value

Interest = Literal["accused", "victims_side", "third_party", "unknown"]


SourceKind = Literal["person", "office", "organisation", "agency", "outlet", "unnamed", "unresolved"]
"""``person``: a named individual. ``office``: a post without a name ("the mayor"). ``organisation``: a
ministry, command, armed group, NGO, hospital. ``agency``: a news agency. ``outlet``: the publisher.
``unnamed``: "officials", "residents", "a source". ``unresolved``: "he", "it", or a surname that nobody
in the report introduces."""


SourceRelation = Literal["part_of", "relies_on", "same_interest"]
"""How one source stands to another for longer than one report: a press office is part of its ministry, a website relies
on an agency, two parties have the same interest. Such two are shown as two and count once."""


CONTRIBUTED = "contributed to the report"
"""Role of an agency that a page credits ("with files from …") without telling with what. It stands last in the chain,
behind the outlet, and nobody can say that the claim is its."""


UNNAMED_WIRE = "news agency"
"""Name of an agency whose text a page is by its sign-off ("Reporting by …; Editing by …"), where it is not named."""


class Source(Value, frozen=True, kw_only=True):
    """A party that says something, as the report introduces it.

    ``name`` is the fullest form that the report gives ("Sharhabil al-Obaidi"), ``words`` the form that
    stands at the claim ("Obaidi"), ``role`` the office or description ("mayor of al-Baghdadi").
    """

    name: str
    kind: SourceKind
    words: str = ""
    role: str | None = None
    affiliation: str | None = None
    interest: Interest = "unknown"

    @property
    def contributed(self) -> bool:
        """Whether it only gave something to the page, and nobody knows what."""
        return self.role == CONTRIBUTED

    @property
    def link(self) -> str:
        """Its name as it stands in a chain; who only contributed is told so."""
        return f"{self.name} ({CONTRIBUTED})" if self.contributed else self.name

    def __repr__(self) -> str:
        return self.name + (f", {self.role}" if self.role else "")


Attribution = tuple[Source, ...]
"""The chain of sources behind a claim, nearest to the event first: officials → Reuters → the outlet."""

"""Linking a register: what of it linking reads, and what was linked kept, so that no look links it again.

:class:`Given` is all that linking reads, and ``Given.basis`` a digest of just that. What was linked from the same basis
is the same, whatever else was decided in between: a claim set aside, a reading found right, a note, a code.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import msgspec

from accounted import __version__, linking
from accounted.model import Claim, Decision, Incident, Report, encode
from accounted.register import View

__all__ = ["LINKED", "Given", "Linked", "digest_of_code", "given", "link_anew"]


def digest_of_code() -> str:
    """A digest of what linking is made of. Two checkouts of one version may link differently, and what another one
    stored is none of ours: neither read nor called damaged."""
    folder = Path(__file__).parents[1]
    parts = sorted(
        p
        for part in ("linking", "model", "parties", "pipeline")
        for p in (folder / part).rglob("*")
        if p.suffix in (".py", ".toml", ".tsv")
    )
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part.read_bytes())
    return digest.hexdigest()[:12]


LINKED = f"linked {__version__} {digest_of_code()}"
"""Name of the stored view; another version of the program links anew."""


class Linked(msgspec.Struct, frozen=True):
    """What a register came to by linking. Dropped and rebuilt at will."""

    basis: str
    """Of what it was linked (:attr:`Given.basis`)."""
    texts: str
    """Of which texts the copies are (:attr:`Given.texts`)."""
    copies: tuple[linking.Copied, ...]
    incidents: tuple[Incident, ...]
    """Without codes and states, which follow from other decisions."""
    near: dict[str, tuple[linking.Near, ...]] = {}
    """By incident, others that may be the same one, the likeliest first."""


@dataclass(frozen=True)
class Given:
    """All that linking reads of a register."""

    reports: Mapping[str, Report]
    claims: Sequence[Claim]
    """Those that may be of an incident, with people's judgements of their reading applied."""
    decisions: Sequence[Decision]
    """same, not same, merge, split and relations, oldest first, and what triage comes to in these terms."""
    prints: Mapping[str, str]
    """By report, in order of id: the entries that hold its text and its reading, what people's judgements left of its
    claims where that is not what was read, and the claims that are left out."""
    interests: Mapping[str, str]
    """Interests that people gave to sources, by name: they are in ``claims`` already."""

    @cached_property
    def texts(self) -> str:
        """A digest of the texts, which is all that copies follow from."""
        digest = hashlib.sha256()
        for report, line in self.prints.items():
            digest.update(f"{report} {text_entry(line)}\n".encode())
        return digest.hexdigest()

    @cached_property
    def common(self) -> str:
        """A digest of what concerns the claims of every report: what people said of sources."""
        of_sources = [d for d in self.decisions if any(not t.startswith("claim-") for t in d.targets)]
        return hashlib.sha256(encode([of_sources, sorted(self.interests.items())])).hexdigest()

    @cached_property
    def basis(self) -> str:
        """A digest of all of it."""
        digest = hashlib.sha256(encode([list(self.decisions), sorted(self.interests.items())]))
        for report, line in self.prints.items():
            digest.update(f"{report} {line}\n".encode())
        return digest.hexdigest()


def text_entry(line: str) -> int:
    """Which entry holds the text, by a line of :attr:`Given.prints`."""
    return int(line.split(" ", 1)[0])


def given(
    view: View,
    reports: Mapping[str, Report],
    claims: Sequence[Claim],
    left_out: Sequence[str],
    decisions: Sequence[Decision],
    interests: Mapping[str, str],
) -> Given:
    """What linking reads of ``view``. ``left_out``: claims that are in no incident, because their report tells of none.

    An entry's number tells what it holds: entries are only ever added, and what is erased is in no view.
    """
    out: dict[str, list[str]] = {}
    dropped = set(left_out)
    for claim in claims if dropped else ():
        if claim.id in dropped:
            out.setdefault(claim.quote.report, []).append(claim.id)
    prints = {}
    for report in sorted(reports):
        read = view.readings.number(report) if report in view.readings else 0
        line = f"{view.reports.number(report)} {read}"
        changed = view.reread(report)
        if changed is not None:
            line += f" {hashlib.sha256(encode(changed)).hexdigest()}"
        if report in out:
            line += f" without {' '.join(sorted(out[report]))}"
        prints[report] = line
    return Given(
        reports=reports,
        claims=[c for c in claims if c.id not in dropped],
        decisions=decisions,
        prints=prints,
        interests=interests,
    )


def link_anew(given: Given, origins: linking.Origins, copies: Sequence[linking.Copied]) -> Linked:
    """Link it from nothing, in memory."""
    incidents, near = linking.link_and_near(given.reports, given.claims, origins, copies, given.decisions)
    return Linked(given.basis, given.texts, tuple(copies), tuple(incidents), near)

"""What a register comes to."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from accounted import linking
from accounted.model import BadInput, CasualtyClaim, Claim, Incident, Report, Toll
from accounted.pipeline.linked import Linked
from accounted.reckoning import MethodRules
from accounted.register import Recorded as Entered
from accounted.register import View


@dataclass(frozen=True)
class Findings:
    """What the register comes to under both clocks: claims with people's decisions applied, origins, incidents."""

    view: View
    reports: Mapping[str, Report]
    claims: Mapping[str, Claim]
    copies: Sequence[linking.Copied]
    origins: linking.Origins
    incidents: Sequence[Incident]
    near: Mapping[str, tuple[linking.Near, ...]] = field(default_factory=dict)
    """By incident, others that may be the same one, the likeliest first."""
    linked: Linked | None = field(default=None, repr=False)
    """What linking gave, to be kept."""
    stored: int | None = field(default=None, repr=False)
    """Where ``linked`` is the register's stored view, up to which entry that is known to stand; else None."""

    @cached_property
    def _by_id(self) -> dict[str, Incident]:
        return {i.id: i for i in self.incidents}

    @cached_property
    def _tolls(self) -> dict[tuple[str, int, str, str], tuple[Incident, MethodRules, Toll]]:
        """Tolls of the incident that was asked about last: a page asks for each more than once."""
        return {}

    @cached_property
    def accepted(self) -> dict[str, list[Entered]]:
        """By claim, the decisions that a person whom it names is a casualty."""
        found: dict[str, list[Entered]] = {}
        for by in self.view.casualties:
            for target in by.decision.targets:
                found.setdefault(target, []).append(by)
        return found

    def incident(self, name: str) -> Incident:
        """The incident of a code, of an id or the beginning of one, or of words of its title; ``BadInput`` where not
        exactly one."""
        if name in self._by_id:
            return self._by_id[name]
        for one in self.incidents:
            if name.strip().upper() in one.codes:
                return one
        key = name.lower()
        if not key.strip():
            raise BadInput("no incident is named - give its id or words of its place, see accounted incidents")
        found = [i for i in self.incidents if i.id.startswith(key) or i.id.removeprefix("incident-").startswith(key)]
        words = _plain(key)
        # A whole title names its incident, though it is a part of others': "North Darfur, SD" of "Kutum, North Darfur, SD".
        found = found or [i for i in self.incidents if words and words == _plain(i.title)]
        found = found or [i for i in self.incidents if words and words in _plain(i.title)]
        if len(found) == 1:
            return found[0]
        known = found or list(self.incidents)
        names = "; ".join(self._told(i) for i in known[:6])
        names += f"; and {len(known) - 6} more" if len(known) > 6 else ""
        what = "several incidents are" if found else "no incident is"
        near = "" if found else self._near(words)
        raise BadInput(f"{what} called {name!r}{near} - give one of: {names or 'none, the register holds no incident'}")

    def _told(self, incident: Incident) -> str:
        """ "I-4 (Hit, Anbar, IQ, 2031-03-01, killed 8 or more)": titles alone may be alike."""
        from accounted.pipeline.tolls import toll
        from accounted.reckoning import load

        period, rules = incident.period, load("plain")
        day = period.end or "day not stated"
        if period.end is not None and period.start != period.end:
            day = f"{period.start or '…'} to {period.end}"
        figures = toll(self, incident, rules, "killed")
        name = incident.code or incident.id.removeprefix("incident-")[:8]
        return f"{name} ({incident.title}, {day}, killed {_figure(figures)})"

    def _near(self, words: str) -> str:
        """A hint at the incident whose place is spelt most like ``words``."""
        import difflib

        places = {_plain(part): part for i in self.incidents for part in (i.title, *i.title.split(", "))}
        close = difflib.get_close_matches(words, sorted(places), 1, 0.6)
        return f", did you mean {places[close[0]]!r}?" if close else ""

    def accounts_behind(self, incident: Incident) -> tuple[int, int]:
        """Fewest and most accounts of casualties in an incident: origins that state one. An outlet's own voice is counted
        only where nobody else speaks, as it may rest on any of the others."""
        stating = [o for o in incident.origins if any(isinstance(self.claims.get(c), CasualtyClaim) for c in o.claims)]
        speaking = [o for o in stating if not o.outlet_voice] or stating
        return self.origins.known_range([o.id for o in speaking])

    def graph(self, incident: Incident) -> linking.OriginGraph:
        """What flows from each origin of an incident, through which reports, and what was changed on the way."""
        return linking.origin_graph(incident, self.claims, self.reports, self.origins, self.accounts_behind(incident))

    def unassigned(self) -> list[CasualtyClaim]:
        """Casualty claims in no incident: background, general practice, other incidents."""
        inside = {c for i in self.incidents for c in i.claims}
        return [c for k, c in self.claims.items() if k not in inside and isinstance(c, CasualtyClaim)]


def _plain(text: str) -> str:
    from anyascii import anyascii

    return re.sub(r"[^a-z0-9]+", " ", str(anyascii(text)).lower()).strip()


def _figure(toll: Toll) -> str:
    """ "7 to 11, open above", "8 or more", "unknown", "cannot say"."""
    low, high = toll.fields.get("min"), toll.fields.get("max")
    if toll.answer != "figures":
        return toll.answer.replace("_", " ")
    if low is None and high is None:
        return "unknown"
    if low is None:
        return f"up to {high}"
    if high is None:
        return f"{low} or more"
    return (str(low) if low == high else f"{low} to {high}") + (", open above" if toll.open_high else "")

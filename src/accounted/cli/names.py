"""What is meant by the words that somebody gives: an outcome, a day, a claim, a report, a source. ``BadInput`` with what is
nearest where nothing is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from accounted.model import BadInput, Outcome

if TYPE_CHECKING:
    from accounted.pipeline import Findings

OUTCOMES = get_args(Outcome)


def outcome_named(name: str) -> str:
    return named("--outcome", name, OUTCOMES)


def named(option: str, name: str, names: tuple[str, ...]) -> str:
    """The one of ``names`` that is meant; ``BadInput`` with the nearest where there is none."""
    key = name.strip().lower().replace("-", "_").replace(" ", "_")
    for one in names:
        if one.replace("-", "_") == key:
            return one
    what = option.removeprefix("--")
    raise BadInput(f"{option}: no {what} is called {name!r}{nearest(key, names)} - give one of: {', '.join(names)}")


def nearest(name: str, names: tuple[str, ...] | list[str]) -> str:
    import difflib

    close = difflib.get_close_matches(name, names, 1, 0.5)
    return f", did you mean {close[0]}?" if close else ""


def the_claim(found: Findings, name: str) -> Any:
    # Also those that somebody called wrong: such a decision is undone by another on the same claim.
    every = {**{r.claim.id: r.claim for r in found.view.rejected}, **found.claims}
    hits = [c for k, c in every.items() if k.startswith(name) or k.removeprefix("claim-").startswith(name)]
    if len(hits) != 1:
        raise BadInput(f"{'several claims begin' if hits else 'no claim begins'} with {name!r} - see accounted claims")
    return hits[0]


def the_report(found: Findings, name: str) -> Any:
    """The report of an id, the beginning of one, or words of its outlet, address or headline; ``BadInput`` where not one."""
    key = name.strip().lower()
    every = list(found.reports.values())
    hits = [r for r in every if key and (r.id.startswith(key) or r.id.removeprefix("report-").startswith(key))]
    hits = hits or [r for r in every if key and key in f"{r.address} {r.outlet} {r.title}".lower()]
    if len(hits) != 1:
        known = "; ".join(f"{r.id.removeprefix('report-')[:8]} ({r.outlet or r.address})" for r in (hits or every)[:6])
        what = "several reports are" if hits else "no report is"
        raise BadInput(f"{what} called {name!r} - give one of: {known or 'none, the register holds no report'}")
    return hits[0]


def source_named(found: Findings, name: str) -> str:
    """A source's name as the claims give it; ``BadInput`` with the nearest where no report speaks of such a source."""
    forms = {
        form.casefold(): s.name for c in found.claims.values() for s in c.attribution for form in (s.words, s.name)
    }
    key = " ".join(name.split()).casefold()
    for form in (key, key.removeprefix("the ")):
        if form and form in forms:
            return forms[form]
    close = nearest(key, sorted(forms))
    raise BadInput(f"no source is called {name!r}{close} - give a name as accounted claims prints it under “who says”")

"""Tables and lines for people, on the terminal. Progress goes to standard error and stays silent where nobody looks.

Nothing here works anything out. Names of casualties stay in, as on the page: they are for the internal page.
"""

from __future__ import annotations

import sys
import textwrap
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from accounted.model import (
    ASPECTS,
    CasualtyClaim,
    CircumstanceClaim,
    Claim,
    Count,
    Decision,
    Incident,
    LinkReason,
    Method,
    Place,
    Problem,
    Reason,
    Report,
    Toll,
)

if TYPE_CHECKING:
    from accounted.moves import Part
    from accounted.pipeline import Findings, Recorded
    from accounted.reckoning import Casualty, Sum
    from accounted.register import Recorded as Entered
    from accounted.register import Verification, View
    from accounted.weighing import QueueItem

SYNTHETIC = "constructed example"
FAULTS_TOLD = 5
"""Lines on standard error about one file; the register holds them all."""


_CONTROLS = {code: "\ufffd" for code in (*range(32), *range(127, 160)) if chr(code) not in "\n\t"}


def plain(text: str) -> str:
    """Words of reports and file names as they stand, save what would steer the terminal."""
    return text.translate(_CONTROLS)


class _Plain(Console):
    """A console for words of others: brackets in them are no markup, and control characters do nothing."""

    def render_str(self, text: str, **options: Any) -> Text:
        return super().render_str(plain(text), **options)


def _console() -> Console:
    # Without a terminal, a width that keeps tables whole in a file.
    return _Plain(
        highlight=False, markup=False, emoji=False, width=None if sys.stdout.isatty() else 140, soft_wrap=False
    )


def _line(console: Console, text: str, style: str | None = None, indent: int = 0) -> None:
    console.print(
        Text(
            textwrap.fill(
                plain(text), console.width - 2, initial_indent=" " * indent, subsequent_indent=" " * (indent + 2)
            ),
            style=style or "",
        )
    )


@contextmanager
def progress() -> Iterator[Callable[[str, int, int | None], None]]:
    """A bar on standard error; nothing where that is no terminal."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda step, done, total: None
        return
    bar = Progress(
        SpinnerColumn(),
        TextColumn("{task.description:<16}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=console,
    )
    tasks: dict[str, Any] = {}
    with bar:

        def tell(step: str, done: int, total: int | None) -> None:
            if step not in tasks:
                tasks[step] = bar.add_task(step, total=total)
            bar.update(tasks[step], completed=done, total=total)

        yield tell


# --------------------------------------------------------------------------- figures in words


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


# --------------------------------------------------------------------------- what commands print


def recorded(path: Path, done: Recorded, incidents: int, unread: dict[str, int]) -> None:
    console = _console()
    console.print(
        f"{path}: {done.files} files, {done.new} new, {done.known} known; {done.reports} reports, {done.read} read now, {done.claims} claims; {incidents} incidents"
    )
    if unread:
        console.print("not yet read: " + ", ".join(f"{k} {v}" for k, v in sorted(unread.items())))
    told: Counter[str] = Counter()
    for problem in done.problems:
        if problem.severity != "note":
            told[problem.address or ""] += 1
            if told[problem.address or ""] <= FAULTS_TOLD:
                sys.stderr.write(
                    plain(f"accounted: {problem.seen} - {problem.settle or 'see accounted problems'}") + "\n"
                )
    for address, n in told.items():
        if n > FAULTS_TOLD:
            sys.stderr.write(
                f"accounted: {address}: {n - FAULTS_TOLD} more problems - see accounted problems --stage reading\n"
            )
    notes = sum(p.severity == "note" for p in done.problems)
    if notes:
        console.print(f"{notes} notes on files: see accounted problems --stage reading")


def problems_by_report(problems: Iterable[Problem]) -> Counter[str]:
    return Counter(p.report or p.address or "" for p in problems)


def incidents(found: Findings, tolls: dict[str, list[Toll]], rules: Any, problems: Counter[str]) -> None:
    console = _console()
    if not found.incidents:
        console.print(
            "no incidents" + ("" if found.reports else ": the register holds no reports; see accounted record --help")
        )
        return
    table = Table(
        title=f"Incidents · method {rules.name} {rules.version}, conformity {rules.conformity} · documented ranges, not statistics",
        title_justify="left",
        show_edge=False,
        pad_edge=False,
    )
    for head, right in (
        ("id", False),
        ("place", False),
        ("date", False),
        ("kind", False),
        ("killed", True),
        ("injured", True),
        ("reports", True),
        ("origins", True),
        ("problems", True),
        ("", False),
    ):
        table.add_column(head, justify="right" if right else "left", no_wrap=head in ("id", "date"))
    for i in found.incidents:
        k, j = tolls[i.id]
        known, all_ = found.accounts_behind(i)
        table.add_row(
            called(i),
            where(i.place),
            when(i),
            kind_of(i),
            answer(k),
            answer(j),
            str(len(i.reports)),
            str(all_) if known == all_ else f"{known} to {all_}",
            str(sum(problems.get(r, 0) for r in i.reports)),
            SYNTHETIC if i.synthetic else "",
        )
    console.print(table)
    groups = sorted({t.group for ts in tolls.values() for t in ts})
    console.print(f"group: {', '.join(groups)}")
    unread = found.view.unread
    if unread:
        console.print("not yet read: " + ", ".join(f"{k} {v}" for k, v in sorted(unread.items())))


def duplicates(found: Findings, pairs: Sequence[tuple[str, str, Sequence[LinkReason]]]) -> None:
    console = _console()
    if not pairs:
        console.print("no pair of incidents is close enough to be worth a look")
    for a, b, reasons in pairs:
        left, right = found.incident(a), found.incident(b)
        one, other = f"{where(left.place)}, {when(left)}", f"{where(right.place)}, {when(right)}"
        console.print(Text.assemble((called(left), "bold"), f" {one}  ?=  ", (called(right), "bold"), f" {other}"))
        for r in reasons:
            _line(console, f"{'for' if r.weight > 0 else 'against'}: {r.sentence}", indent=2)


def toll(t: Toll, found: Findings) -> None:
    console = _console()
    _toll(console, t, found)


def _toll(console: Console, t: Toll, found: Findings) -> None:
    console.print()
    console.print(
        Text.assemble(
            (f"{t.outcome.replace('_', ' ')}: ", "bold"),
            (answer(t), "bold"),
            f"   documented range · {t.group} · method {t.method} {t.version}, conformity {t.conformity}"
            + (f" · {origins_words(t)} origin{'' if t.origins_all == 1 else 's'}" if t.origins_all else ""),
        )
    )
    if t.question:
        _line(console, f"asks: {t.question}" + (f" (setting: {t.setting})" if t.setting else ""), indent=2)
    for r in t.reasons:
        _reason(console, r, found)


def _side_by_side(console: Console, tolls: Sequence[Toll], found: Findings) -> None:
    """Several methods over the same claims: figures on top, then for each claim what each method does with it."""
    console.print()
    console.print(Text(f"{tolls[0].outcome.replace('_', ' ')}, under {len(tolls)} methods", style="bold"))
    table = Table(show_edge=False, pad_edge=False)
    table.add_column("")
    for t in tolls:
        table.add_column(f"{t.method} {t.version}", overflow="fold")
    table.add_row("documented range", *(Text(answer(t), style="bold") for t in tolls))
    table.add_row("group", *(t.group for t in tolls))
    table.add_row("conformity", *(t.conformity for t in tolls))
    table.add_row("origins behind it", *(origins_words(t) for t in tolls))
    if any(t.question for t in tolls):
        asks = [f"{t.question or ''}" + (f" ({t.setting})" if t.question and t.setting else "") for t in tolls]
        table.add_row("asks", *asks)
    table.add_section()
    for claim in dict.fromkeys(r.claim for t in tolls for r in t.reasons if r.claim is not None):
        lines = [next((r for r in t.reasons if r.claim == claim), None) for t in tolls]
        first = next(r for r in lines if r is not None)
        held = found.claims.get(claim)
        said = first.sentence.partition(". ")[0]
        if held is not None:
            said += f"\n“{textwrap.shorten(' '.join(held.quote.text.split()), 60, placeholder=' …')}” [{short(claim)}]"
        table.add_row(said, *(_done(r, first) for r in lines))
    table.add_section()
    for t in tolls:
        for r in t.reasons:
            if r.claim is None:
                table.add_row("", *(r.sentence if other is t else "" for other in tolls))
    console.print(table)


def _done(r: Reason | None, first: Reason) -> Text:
    """What a method does with a claim, set apart where it does something else than the first one does."""
    if r is None:
        return Text("-")
    style = (
        "bold" if (r.use, r.rule) != (first.use, first.rule) else "dim" if r.use in ("set_aside", "replaced") else ""
    )
    return Text(f"{MARKS[r.use]} {r.use.replace('_', ' ')}: {r.rule.replace('_', ' ')}", style=style)


def _casualties(console: Console, people: Sequence[Casualty]) -> None:
    """Casualties accepted by name, without their names, which stay on the internal page."""
    console.print(Text(f"\nCasualties accepted by name: {len(people)}", style="bold"))
    for n, one in enumerate(people, 1):
        states = "; ".join(
            f"{s.state.replace('_', ' ')}{' since ' + s.day if s.day else ''} (entry {s.number})" for s in one.states
        )
        _line(console, f"{n}. {states}", indent=2)


def summed(total: Sum, found: Findings, undated: int) -> None:
    """A sum with what it leaves out. ``undated``: incidents that a choice by day could not reach."""
    console = _console()
    by_id = {i.id: i for i in found.incidents}
    console.print(
        Text.assemble(
            (f"{total.outcome.replace('_', ' ')}: {figures_words(total.fields, total.open_high)}", "bold"),
            (f", plus {_many(len(total.unknown), 'incident')} with unknown number" if total.unknown else "", "bold"),
        )
    )
    console.print(
        f"documented ranges added up · {total.group} · method {total.method} {total.version}, conformity {total.conformity}"
        f" · {_many(len(total.incidents), 'incident')}"
    )
    for note in total.notes:
        _line(console, note, indent=2)
    if total.silent:
        _line(console, f"{_many(len(total.silent), 'incident')} of which nobody says a word of it: no zero", indent=2)
    if undated:
        _line(console, f"{_many(undated, 'incident')} without a day, which a choice by day leaves out", indent=2)
    for one in total.left_out:
        i = by_id.get(one.incident)
        _line(console, f"left out ({one.rule}): {short(one.incident)} {i.title if i else ''}: {one.sentence}", indent=2)


def moved(before: Sequence[Part], after: Sequence[Part], homeless: Sequence[str], *, preview: bool = False) -> None:
    """What went where in a merge or a split, or would go."""
    console = _console()
    for head, parts in (("before", before), ("would be" if preview else "now", after)):
        table = Table(show_edge=False, pad_edge=False)
        for column in (head, "place", "claims", "of casualties", "reports", "people", "grades", "killed", "injured"):
            table.add_column(column, no_wrap=column == head)
        for p in parts:
            table.add_row(
                ", ".join(p.codes) or short(p.incident),
                p.title,
                str(len(p.claims)),
                str(p.casualty_claims),
                str(len(p.reports)),
                str(p.people),
                "; ".join(p.grades) or "none",
                *(answer(t) for t in p.tolls),
            )
        console.print(table)
        console.print()
    if homeless:
        _line(console, f"in no incident {'then' if preview else 'now'}: {', '.join(short(c) for c in homeless)}")


def queue(rows: Sequence[tuple[Incident, QueueItem]], waiting: int) -> None:
    """The open questions, the weightiest first."""
    console = _console()
    if not rows:
        console.print("nothing waits")
        return
    table = Table(show_edge=False, pad_edge=False)
    for head, right in (("people", True), ("question", False), ("who", False), ("would change", False), ("incident", False), ("id", False)):  # fmt: skip
        table.add_column(head, justify="right" if right else "left", no_wrap=head in ("people", "id"))
    for incident, item in rows:
        table.add_row(
            "?" if item.weight is None else str(item.weight),
            item.head,
            " · ".join(item.names) or item.who,
            item.line,
            f"{called(incident)} {incident.title}",
            called_by(item),
        )
    console.print(table)
    console.print(f"{len(rows)} of {waiting} that wait; people: by how many an answer could move the toll")


def called_by(item: QueueItem) -> str:
    """What a decision on it names: the claim, the problem, the other incident; of two sources their names stand beside."""
    if item.kind == "origins":
        return "-"
    return short(item.other if item.other is not None else item.claim or item.problem or item.id)


def notes(said: Sequence[Entered], found: Findings) -> None:
    """Notes and grades with where they hang, oldest first."""
    console = _console()
    if not said:
        console.print("nobody noted or graded anything here")
        return
    table = Table(show_edge=False, pad_edge=False)
    for head in ("entry", "who", "day", "on", "what"):
        table.add_column(head, no_wrap=head in ("entry", "day"))
    home = {c: i for i in found.incidents for c in i.claims}
    codes = {code: i for i in found.incidents for code in i.codes}
    for by in said:
        d = by.decision
        words = d.why if d.kind == "note" else f"{d.value}: {d.why}"
        table.add_row(str(by.number), by.author, by.time[:10], _hangs_on(d, found, home, codes), words)
    console.print(table)


def _hangs_on(d: Decision, found: Findings, home: Mapping[str, Incident], codes: Mapping[str, Incident]) -> str:
    if d.quote is not None:
        quote = " ".join(d.quote.text.split())
        return f"claim {short(d.claim or '')} “{textwrap.shorten(quote, 50, placeholder=' …')}”"
    for target in d.targets:
        if target in found.reports:
            report = found.reports[target]
            return f"report {short(target)} {report.outlet or report.address}"
        one = codes.get(target) or home.get(target)
        if one is not None:
            return f"incident {called(one)} {one.title}"
    return "of what is read no more"


def _many(number: int, what: str) -> str:
    return f"{number} {what}" + ("" if number == 1 else "s")


MARKS = {"used": "●", "floor": "├>", "replaced": "⊘", "set_aside": "⊘", "response": "◇", "note": "·"}


def _reason(console: Console, r: Reason, found: Findings) -> None:
    _line(
        console,
        f"{MARKS[r.use]} {r.use.replace('_', ' ')} ({r.rule}): {r.sentence}",
        indent=2,
        style="dim" if r.use in ("set_aside", "replaced") else None,
    )
    for key, before in ((r.claim, ""), (r.other, "of: " if r.rule in ("copy", "repeat") else "by: ")):
        claim = found.claims.get(key or "")
        if claim is not None:
            quote = " ".join(claim.quote.text.split())
            said = f"{before}“{quote}” — {about(found.reports[claim.quote.report])} [{short(key or '')}]"
            _line(console, said, indent=6, style="italic")


def about(report: Report) -> str:
    return f"{report.outlet or 'outlet unknown'}, {report.published or 'undated'}" + (
        f" ({SYNTHETIC})" if report.synthetic else ""
    )


def explained(
    found: Findings, i: Incident, tolls: list[Toll], people: Sequence[Casualty], problems: list[Problem]
) -> None:
    from accounted.corrections import corrections
    from accounted.printing_corrections import lines
    from accounted.printing_sources import origins

    console = _console()
    console.print(Text(f"{where(i.place)} · {when(i)}", style="bold"))
    known, all_ = found.accounts_behind(i)
    n = len(i.reports)
    console.print(
        f"{i.kind}{' · ' + i.violence[0].replace('_', ' ') if i.violence else ''} · {n} report{'s' if n != 1 else ''}, {all_ if known == all_ else f'{known} to {all_}'} origin{'' if all_ == 1 else 's'} · {i.state}"
        + (f" · {SYNTHETIC}" if i.synthetic else "")
    )
    console.print(
        f"place: {i.place.precision.replace('_', ' ')}"
        + (f", UCDP {i.place.ucdp}" if i.place.ucdp else "")
        + (f", ACLED {i.place.acled}" if i.place.acled else "")
        + f" · time: {i.period.precision.replace('_', ' ')}"
        + (f", {i.period.part_of_day}" if i.period.part_of_day else "")
        + f" · id {short(i.id)}"
        + (f" · code {', '.join(i.codes)}" if i.codes else "")
    )
    for outcome in dict.fromkeys(t.outcome for t in tolls):
        some = [t for t in tolls if t.outcome == outcome]
        if len(some) == 1:
            _toll(console, some[0], found)
        else:
            _side_by_side(console, some, found)
    mended = corrections(found, tolls)
    if mended:
        console.print(Text("\nCorrected claims that these figures rest on", style="bold"))
        for line in lines(mended, short):
            _line(console, line, indent=2)
    if people:
        _casualties(console, people)
    _circumstances(console, found, i)
    origins(console, found, i)
    if i.reasons:
        console.print(Text("\nWhy these reports are one incident", style="bold"))
        for r in i.reasons:
            _line(console, r.sentence, indent=2)
    if problems:
        console.print(Text(f"\nProblems: {len(problems)}", style="bold"))
        for p in problems:
            _line(console, f"{p.seen}" + (f" — {p.settle}" if p.settle else "") + f" [{short(p.id)}]", indent=2)


def _circumstances(console: Console, found: Findings, i: Incident) -> None:
    rows = [c for k in i.claims if isinstance(c := found.claims.get(k), CircumstanceClaim)]
    members = set(i.reports)
    rows += [
        c
        for c in found.claims.values()
        if isinstance(c, CircumstanceClaim)
        and c.scope == "general_practice"
        and c.quote.report in members
        and c not in rows
    ]
    if not rows:
        return
    console.print(Text("\nCircumstances, each as somebody said it", style="bold"))
    for aspect in ASPECTS:
        some = [c for c in rows if c.aspect == aspect]
        if not some:
            continue
        values: dict[str, list[str]] = {}
        for c in sorted(some, key=lambda c: (c.order or 0, c.value)):
            value = "(name kept in; see the internal page)" if aspect == "person" else c.value.replace("_", " ")
            if c.scope == "general_practice":
                value += " (general practice, no fact of this incident)"
            if c.stance != "asserted":
                value += f" ({c.stance.replace('_', ' ')})"
            if c.certainty not in (None, "reported_as_fact"):
                value += f" ({c.certainty.replace('_', ' ')})"
            if c.order is not None:
                value = f"{c.order}. {value}"
            values.setdefault(value, []).append(_chain(c))
        for n, (value, chains) in enumerate(values.items()):
            said = "; ".join(dict.fromkeys(chains))
            _line(console, f"{aspect.replace('_', ' ') if n == 0 else '':<14} {value} — {said}", indent=2)


def _chain(c: Claim) -> str:
    return " → ".join(s.link for s in c.attribution) or "outlet unknown"


def claims(found: Findings, rows: Sequence[tuple[str, Claim]]) -> None:
    console = _console()
    table = Table(show_edge=False, pad_edge=False)
    for head in ("id", "what", "how many", "of whom", "who says", "covers", "scope, stance", "quote", "report"):
        table.add_column(head, no_wrap=head == "id", overflow="fold")
    for key, c in rows:
        quote = "“" + textwrap.shorten(" ".join(c.quote.text.split()), 70, placeholder=" …") + "”"
        report = about(found.reports[c.quote.report])
        aside = " (set aside)" if key in found.view.set_aside else ""
        say = f"{c.scope.replace('_', ' ')}, {c.stance.replace('_', ' ')}{aside}"
        if isinstance(c, CasualtyClaim):
            table.add_row(
                short(key),
                c.outcome.replace("_", " "),
                figure(c.count),
                c.group.words,
                _chain(c),
                c.covers.replace("_", " "),
                say,
                quote,
                report,
            )
        else:
            value = "(name kept in)" if c.aspect == "person" else c.value
            table.add_row(
                short(key),
                c.aspect.replace("_", " "),
                value,
                "",
                _chain(c),
                "",
                say,
                quote if c.aspect != "person" else "",
                report,
            )
    console.print(table)
    console.print(f"{len(rows)} claims")


def problems(rows: Sequence[Problem], view: View) -> None:
    console = _console()
    if not rows:
        console.print("no open problems")
        return
    table = Table(show_edge=False, pad_edge=False)
    for head in ("id", "stage", "what was seen", "what would settle it", "where"):
        table.add_column(head, no_wrap=head == "id", overflow="fold")
    for p in rows:
        place = (
            "“" + textwrap.shorten(" ".join(p.quote.text.split()), 60, placeholder=" …") + "”"
            if p.quote
            else (p.address or "")
        )
        table.add_row(short(p.id), p.stage, p.seen, p.settle, place)
    console.print(table)
    counted = Counter(p.code for p in rows)
    console.print(
        f"{len(rows)} open: " + ", ".join(f"{code.replace('_', ' ')} {n}" for code, n in sorted(counted.items()))
    )


def methods(cards: Sequence[Method]) -> None:
    console = _console()
    table = Table(show_edge=False, pad_edge=False)
    for head in ("method", "version", "conformity", "what it does"):
        table.add_column(head)
    for m in cards:
        table.add_row(m.name, m.version, m.conformity, m.summary)
    console.print(table)


def place(p: Place, trouble: Sequence[Problem]) -> None:
    console = _console()
    console.print(
        f"{where(p)} · {p.precision.replace('_', ' ')}"
        + (f" · {p.lat:.4f}, {p.lon:.4f}" if p.lat is not None and p.lon is not None else " · no point")
        + f" · UCDP {p.ucdp if p.ucdp is not None else '-'} · ACLED {p.acled if p.acled is not None else '-'}"
    )
    for c in p.candidates:
        console.print(f"  candidate, not the answer: {c}")
    for t in trouble:
        console.print(f"  problem: {t.seen}" + (f" - {t.settle}" if t.settle else ""))


def verified(path: Path, v: Verification) -> None:
    console = _console()
    console.print(f"{path}: {v.entries} entries, head {v.head}")
    for fault in v.faults:
        _line(console, fault, indent=2)
    console.print(
        "the chain holds"
        if v.ok
        else f"{len(v.faults)} faults: restore the register from a copy, and keep this one for study"
    )
    _line(console, v.unseen)

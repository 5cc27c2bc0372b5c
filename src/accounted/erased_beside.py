"""Where words of what was erased may stand beside the register's own file: what is worked out from it is deleted, what is not
ours to delete (copies of the register, decisions that only name somebody) is named to whoever erased.

Reports and files that a register was recorded from, pages that were written and copies kept elsewhere are out of reach.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote

from accounted.model import CircumstanceClaim
from accounted.pipeline.linking_files import folder_of, forget
from accounted.publishing.redact import Redactor
from accounted.register import Recorded, View
from accounted.web.beside import SQLITE_ENDS, forget_view, people_file, view_file

__all__ = ["casualties_of", "copies_of", "forget_beside", "names_of", "still_naming", "words_of"]

SQLITE = b"SQLite format 3\x00"
NOBODY = ("unnamed", "unresolved", "outlet", "agency")
"""Kinds of sources that are no name of their own."""


def forget_beside(register: Path) -> None:
    """Delete what was worked out and kept beside the register: the desk's view with its search words and figures, and what
    linking keeps. Both are made anew."""
    forget_view(register)
    forget(register)


def copies_of(register: Path) -> list[Path]:
    """Files in the same folder that hold this register as it was, or whose name says that they may: copies and backups, which
    an erasure does not reach."""
    ours = {
        f.with_name(f.name + end) for f in (register, view_file(register), people_file(register)) for end in SQLITE_ENDS
    }
    first = _first_entry(register)
    found = []
    for path in sorted(register.parent.iterdir()):
        if path in ours or path == folder_of(register) or not path.is_file():
            continue
        if path.name.startswith(register.name) or (first is not None and _first_entry(path) == first):
            found.append(path)
    return found


def _first_entry(path: Path) -> str | None:
    """The hash of a register's first entry, which no other register has; None where it is none."""
    try:
        with path.open("rb") as file:
            if file.read(len(SQLITE)) != SQLITE:
                return None
        db = sqlite3.connect(f"file:{quote(str(path))}?mode=ro", uri=True)
        try:
            row = db.execute("SELECT hash FROM entries WHERE number = 1").fetchone()
        finally:
            db.close()
    except (OSError, sqlite3.Error):
        return None
    return None if row is None else str(row[0])


def names_of(view: View, what: str) -> frozenset[str]:
    """Names that only reports of ``what`` (an item's address or id, or a report's id) tell: of who speaks there, and of the
    casualties there, as claims and people have them. What is written without a capital, in a script that has them, is a
    pronoun or a description, and names nobody."""
    mine = {k for k, r in (*view.reports.stream(), *view.superseded.stream()) if what in (k, r.item, r.address)}
    here: set[str] = set()
    elsewhere: set[str] = set()
    of: dict[str, bool] = {}
    for claim in view.claims():
        inside = claim.quote.report in mine
        of[claim.id] = inside
        names = {n for s in claim.attribution if s.kind not in NOBODY for n in (s.name, s.words) if n}
        if isinstance(claim, CircumstanceClaim):
            names |= {claim.value} if claim.aspect == "person" else set()
        else:
            names |= set(claim.persons)
        (here if inside else elsewhere).update(names)
    for by in view.casualties:
        (here if any(of.get(t) for t in by.decision.targets) else elsewhere).add(by.decision.person)
    return frozenset(n for n in here - elsewhere if n and not (n == n.lower() and n != n.upper()))


def casualties_of(view: View, what: str) -> frozenset[str]:
    """Of :func:`names_of`, those of casualties."""
    told = {by.decision.person for by in view.casualties}
    for claim in view.claims():
        if isinstance(claim, CircumstanceClaim):
            told |= {claim.value} if claim.aspect == "person" else set()
        else:
            told |= set(claim.persons)
    return frozenset(told & names_of(view, what))


def words_of(decisions: Iterable[Recorded], casualties: Iterable[str]) -> list[tuple[Recorded, str]]:
    """Summaries and notes whose own sentences hold words of a casualty's name, whole or in part, with those words."""
    redactor = Redactor(casualties)
    found = []
    for by in decisions:
        if by.decision.kind not in ("summary", "note", "translation"):
            continue
        for text in (*(s.text for s in by.decision.sentences), by.decision.why, by.decision.text):
            spans = redactor.spans(text)
            if spans:
                found.append((by, text[spans[0][0] : spans[0][1]]))
                break
    return found


def still_naming(decisions: Iterable[Recorded], names: Iterable[str]) -> list[tuple[Recorded, str]]:
    """Decisions that name somebody of ``names`` all the same, each with the name: those on sources hang on no report."""
    wanted = [
        (n, re.compile(rf"(?<!\w){re.escape(n.casefold())}(?!\w)")) for n in sorted(names, key=lambda n: (-len(n), n))
    ]
    found = []
    for by in decisions:
        d = by.decision
        words = " \n ".join((*d.targets, d.why, d.person, d.text, *(s.text for s in d.sentences))).casefold()
        name = next((n for n, pattern in wanted if n.casefold() in words and pattern.search(words)), None)
        if name is not None:
            found.append((by, name))
    return found

"""What people wrote, without the names of casualties: a summary's own words may name whom every other part of a page veils.

Whole and part names of those whom the incident's own reports and people call casualties are veiled; of anybody else whom the
register calls one, the whole name.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Sequence

import msgspec

from accounted.model import Decision
from accounted.publishing.redact import VEIL, Redactor
from accounted.reckoning import Casualty
from accounted.web.dossier.rows import Dossier
from accounted.web.view.casualty_rows import Naming, person_id

__all__ = ["VEIL", "redactor_for", "redactor_of", "without_names"]

NAME = re.compile(r"[^\W\d_][\w'’ʼ.-]*")
LONGEST = 5
"""Words of a name that is looked up whole."""
FEW = 400
"""Ids that one statement asks for."""


def without_names(db: sqlite3.Connection, dossier: Dossier, reports: Iterable[str], title: str) -> Dossier:
    """The dossier with the names of casualties veiled in its summary. ``reports``: those of its incident; ``title``: its
    place, whose words stay."""
    told = dossier.summary
    if told is None:
        return dossier
    redactor = redactor_of(db, [s.text for s in told.sentences], reports=reports, title=title)
    change = msgspec.structs.replace
    sentences = tuple(change(s, text=redactor.text(s.text)) for s in told.sentences)
    return change(dossier, summary=change(told, sentences=sentences))


def redactor_for(db: sqlite3.Connection, decisions: Iterable[Decision]) -> Redactor:
    """What veils the names of casualties in what summaries say, by the claims that they name."""
    texts = [s.text for d in decisions for s in d.sentences]
    claims = sorted({c for d in decisions for c in d.targets})
    return redactor_of(db, texts, claims=claims)


def redactor_of(
    db: sqlite3.Connection,
    texts: Sequence[str],
    *,
    reports: Iterable[str] = (),
    claims: Sequence[str] = (),
    title: str = "",
) -> Redactor:
    """What veils names of casualties in ``texts``: those that the reports or the claims tell, those accepted on them, and
    whole names of any other casualty of the register."""
    names: set[str] = set()
    told = set(claims)
    for some in _few(sorted(reports)):
        rows = db.execute(f"SELECT claim, row FROM named WHERE report IN ({_marks(some)})", some).fetchall()
        told |= {claim for claim, _ in rows}
        names |= {_named(row) for _, row in rows}
    for some in _few(sorted(told)):
        rows = db.execute(f"SELECT row FROM named WHERE claim IN ({_marks(some)})", some).fetchall()
        names |= {_named(row) for (row,) in rows}
        rows = db.execute(
            "SELECT DISTINCT a.row FROM accepted_claims c JOIN accepted a ON a.incident = c.incident AND a.person = c.person "
            f"WHERE c.claim IN ({_marks(some)})", some,
        ).fetchall()  # fmt: skip
        names |= {msgspec.json.decode(row, type=Casualty).person for (row,) in rows}
    names |= _of_others(db, texts)
    return Redactor(names, places=[title])


def _named(row: str) -> str:
    return msgspec.json.decode(row, type=Naming).name


def _of_others(db: sqlite3.Connection, texts: Iterable[str]) -> set[str]:
    """Runs of words in which some report of the register names a casualty."""
    runs: dict[str, str] = {}
    for text in texts:
        words = [(m.start(), m.end()) for m in NAME.finditer(text)]
        for n, (start, _) in enumerate(words):
            if text[start].islower():
                continue
            for _, end in words[n + 1 : n + LONGEST]:
                run = text[start:end].rstrip(".")
                if run[-2:].casefold() not in ("’s", "'s"):
                    runs.setdefault(person_id(run), run)
                else:
                    runs.setdefault(person_id(run[:-2]), run[:-2])
    found: set[str] = set()
    for some in _few(sorted(runs)):
        rows = db.execute(f"SELECT DISTINCT person FROM named WHERE person IN ({_marks(some)})", some).fetchall()
        found |= {runs[person] for (person,) in rows}
    return found


def _few(some: Sequence[str]) -> Iterable[list[str]]:
    return [list(some[n : n + FEW]) for n in range(0, len(some), FEW)]


def _marks(some: Sequence[str]) -> str:
    return ", ".join("?" * len(some))

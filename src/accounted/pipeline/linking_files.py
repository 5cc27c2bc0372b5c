"""What linking keeps beside a register of some size: the accounts and pairs (a DuckDB file) and the index of copies.

It is never the truth and can be deleted at any time. It stands for one state of the register, which it names; what is of
another version, of another history, from before an erasure, or damaged is begun anew. Only one program at a time can hold
it; another one links in memory meanwhile, from nothing.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from accounted import linking
from accounted.model import BadInput
from accounted.pipeline.linked import Given, Linked, digest_of_code, link_anew, text_entry

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

__all__ = ["WORTH", "files_of", "folder_of", "forget", "relink"]

WORTH = 200
"""Reports from which on something is kept: fewer are linked from nothing in no time."""
ACCOUNTS = "accounts.duckdb"
COPIES = "copies-"

Since = Callable[[int, str], frozenset[str] | None]
"""Kinds of the register's entries since one, None where that is not in it: ``Register.kinds_since``."""


def folder_of(register: Path) -> Path:
    """Where it is kept."""
    return register.with_name(register.name + ".linking")


def files_of(register: Path) -> list[Path]:
    """All files that are kept there now."""
    folder = folder_of(register)
    return sorted(p for p in folder.rglob("*") if p.is_file()) if folder.is_dir() else []


def forget(register: Path) -> None:
    """Delete what is kept, and nothing else: after an erasure no word of what was erased may stay beside the register."""
    folder = folder_of(register)
    for path in (folder / ACCOUNTS, folder / f"{ACCOUNTS}.wal"):
        path.unlink(missing_ok=True)
    shutil.rmtree(folder / f"{ACCOUNTS}.tmp", ignore_errors=True)  # what did not fit into memory, of a killed program
    for index in folder.glob(f"{COPIES}*") if folder.is_dir() else ():
        shutil.rmtree(index, ignore_errors=True)
    with suppress(OSError):
        folder.rmdir()


def relink(
    given: Given, known: Linked | None, register: Path, entries: int, head: str, since: Since
) -> tuple[Linked, linking.Origins]:
    """Link the state of a register at entry ``entries``, whose hash is ``head``, from what is kept as far as it goes.

    ``known``: what was linked last. The answer is that of linking everything from nothing.
    """
    if len(given.reports) < WORTH or not _AT_WORK.acquire(blocking=False):
        return in_memory(given, known)
    try:
        with _opened(register, since) as con:
            if con is None:
                return in_memory(given, known)
            return _stepwise(con, given, known, register, entries, head)
    except _damage():
        # Whatever is wrong with the files (a full disk, a damaged page): they hold nothing of their own.
        with suppress(OSError):
            forget(register)
    finally:
        _AT_WORK.release()
    return in_memory(given, known)


_AT_WORK = Lock()
"""Held while this program works on files: DuckDB would let a second thread in."""


def _damage() -> tuple[type[Exception], ...]:
    """What files raise that are damaged, or cannot be written."""
    import duckdb

    return (duckdb.Error, OSError, EOFError, ValueError, LookupError, BadInput)


def in_memory(given: Given, known: Linked | None) -> tuple[Linked, linking.Origins]:
    """The same without any file; copies that are known of the very same texts are not looked for again."""
    if known is not None and known.texts == given.texts:
        copies: Sequence[linking.Copied] = known.copies
    else:
        copies = linking.find_copies(list(given.reports.values()))
    origins = linking.find_origins(given.claims, given.reports, copies, given.decisions)
    return link_anew(given, origins, copies), origins


# --------------------------------------------------------------------------- step by step


def _stepwise(
    con: DuckDBPyConnection, given: Given, known: Linked | None, register: Path, entries: int, head: str
) -> tuple[Linked, linking.Origins]:
    from accounted.linking import kept
    from accounted.linking.stepwise import relink as linked_on

    if known is None or kept.head_of(con) != known.basis:
        kept.empty(con)
        known = None
    con.execute("begin")
    index = None
    if known is not None and known.texts == given.texts:
        copies: Sequence[linking.Copied] = known.copies
    else:
        copies, index = _copies(con, given, known, register)
    origins = linking.find_origins(given.claims, given.reports, copies, given.decisions)
    incidents, near = linked_on(
        con,
        given.reports,
        given.claims,
        origins,
        copies,
        given.decisions,
        prints=given.prints,
        common=given.common,
        before=() if known is None else known.incidents,
        copies_before=() if known is None else known.copies,
    )
    kept.set_head(con, given.basis)
    kept.note(con, "code", digest_of_code())
    kept.note(con, "entry", f"{entries} {head}")
    if index is not None:
        index.save(_index(register, given.texts))
    con.execute("commit")
    folder = folder_of(register)
    for old in folder.glob(f"{COPIES}*"):
        if old != _index(register, given.texts) or not (folder / ACCOUNTS).exists():  # erased meanwhile
            shutil.rmtree(old, ignore_errors=True)
    return Linked(given.basis, given.texts, tuple(copies), tuple(incidents), near), origins


def _copies(
    con: DuckDBPyConnection, given: Given, known: Linked | None, register: Path
) -> tuple[list[linking.Copied], linking.CopyIndex]:
    """Copies and their index: added to, where all that came is new reports."""
    from accounted.linking import kept

    index = linking.CopyIndex.empty()
    before: tuple[linking.Copied, ...] = ()
    if known is not None:
        was, _ = kept.notes(con)
        if all(r in given.prints and text_entry(given.prints[r]) == text_entry(line) for r, line in was.items()):
            with suppress(BadInput):
                loaded = linking.CopyIndex.load(_index(register, known.texts))
                if len(loaded) == len(was) and all(r in loaded for r in was):
                    index, before = loaded, known.copies
    new = [report for key, report in given.reports.items() if key not in index]
    changes, wider = linking.find_new(new, index, given.reports.__getitem__)
    return changes.applied(before), wider


def _index(register: Path, texts: str) -> Path:
    return folder_of(register) / f"{COPIES}{texts[:16]}"


@contextmanager
def _opened(register: Path, since: Since) -> Iterator[DuckDBPyConnection | None]:
    """The kept accounts; None where another program holds them, or they cannot be kept here."""
    from accounted.linking import kept

    folder = folder_of(register)
    path = folder / ACCOUNTS
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError:
        yield None
        return
    for again in (False, True):
        try:
            with kept.open_kept(path) as con:
                if again or _continues(con, since):
                    yield con
                    return
        except BadInput:  # held by another program, or no such database
            yield None
            return
        forget(register)
        folder.mkdir(mode=0o700, exist_ok=True)


def _continues(con: DuckDBPyConnection, since: Since) -> bool:
    """Whether the file is new, or of an earlier state of this register, of which nothing was erased since."""
    from accounted.linking import kept

    code, entry = kept.noted(con, "code"), kept.noted(con, "entry")
    if code is None and entry is None:
        return True
    if code != digest_of_code() or entry is None:
        return False
    number, head = entry.split(" ")
    kinds = since(int(number), head)
    return kinds is not None and "erase" not in kinds

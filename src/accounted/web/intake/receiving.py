"""Files and texts that were given to the desk, as reading takes them: named by their bytes, under plain names."""

from __future__ import annotations

import hashlib
import re
import shutil
import tempfile
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import msgspec
from starlette.datastructures import UploadFile

from accounted.model import BadInput, Problem
from accounted.reading import Metadata, Received, receive
from accounted.reading.metadata import understood

__all__ = ["MOST_FILES", "pasted", "plain_name", "uploaded"]

MOST_FILES = 200
LONGEST_NAME = 100
LONGEST_PASTE = 1_000_000
"""Letters of a pasted text."""


def plain_name(name: str) -> str:
    """A file's own name: no way to it, nothing that hides or cannot be printed, no more than a hundred letters."""
    tail = re.split(r"[/\\]", name)[-1]
    shown = "".join(c for c in unicodedata.normalize("NFC", tail) if c.isprintable() and c not in ':*?"<>|')
    shown = shown.strip(" .")
    if len(shown.encode()) > LONGEST_NAME:
        stem, dot, end = shown.rpartition(".")
        stem, end = (stem, dot + end[:10]) if dot and stem else (shown, "")
        while len((stem + end).encode()) > LONGEST_NAME:
            stem = stem[:-1]
        shown = stem.strip(" .") + end
    return shown or "file"


@contextmanager
def uploaded(files: Sequence[UploadFile], given: Metadata) -> Iterator[Iterator[Received | Problem]]:
    """What the files hold, one at a time; a sidecar (``report.json`` beside ``report.txt``) tells of its report. They lie in
    a folder of their own while it lasts. Two files of one name are two files."""
    with tempfile.TemporaryDirectory(prefix="accounted-intake-") as folder:
        top = Path(folder) / "upload"
        top.mkdir(mode=0o700)
        for file in files:
            if not (file.filename or "").strip():
                continue  # a form sends a nameless file where none was chosen
            with open(_free(top, plain_name(file.filename or "")), "xb") as out:
                shutil.copyfileobj(file.file, out, 1 << 20)
        yield (_renamed(one) for one in receive([top], given))


def pasted(text: str, given: Metadata) -> Received:
    """Text that somebody pasted. Raises ``BadInput`` where there is none, or what is told of it cannot be understood."""
    if not any(c.isalnum() for c in text):
        raise BadInput("paste: there are no words - paste the text of the report")
    if len(text) > LONGEST_PASTE:
        raise BadInput(
            f"paste: {len(text):,} letters, and {LONGEST_PASTE:,} are taken at once - give the text as a file"
        )
    known, faults = understood(given)
    if faults:
        raise BadInput(f"paste: {faults[0]}")
    data = (text.replace("\r\n", "\n").strip() + "\n").encode("utf-8", "replace")
    address = known.url or f"paste:{hashlib.sha256(data).hexdigest()}"
    return Received(address=address, name="pasted text", data=data, how="paste", metadata=known)


def _free(top: Path, name: str) -> Path:
    stem, dot, end = name.rpartition(".")
    stem, end = (stem, dot + end) if dot and stem else (name, "")
    for n in range(2, 10_000):
        path = top / (name if n == 2 else f"{stem}-{n - 1}{end}")
        if not path.exists():
            return path
    raise BadInput(f"{name}: too many files of that name - give them others")


def _renamed(one: Received | Problem) -> Received | Problem:
    """By its bytes, not by a folder that is gone when this is over."""
    if isinstance(one, Problem):
        address = one.address or ""
        return msgspec.structs.replace(one, address=re.sub(r"^file:upload/", "upload:", address))
    address = one.address
    if address.startswith("file:"):
        address = f"upload:{hashlib.sha256(one.data).hexdigest()}"
    return msgspec.structs.replace(one, address=address, how="upload")

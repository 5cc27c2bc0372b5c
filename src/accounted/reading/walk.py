"""From paths to bytes: folders walked in order, one file in memory at a time, nothing passed over in silence."""

from __future__ import annotations

import errno
import fnmatch
import hashlib
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, Literal

import msgspec

from accounted.model import BadInput, Problem
from accounted.reading.json_lines import json_object
from accounted.reading.metadata import ALIASES, TEXT_KEYS, Metadata, merge, metadata_from, understood

SIZE_LIMIT = 100_000_000
"""Bytes of one file: it is held in memory whole, some times over, and 1 GB is what recording may use."""

_SIDECAR_LIMIT = 1_000_000


class Received(msgspec.Struct, frozen=True, kw_only=True):
    """One capture as it came: its item's ``address``, the file's ``name``, bytes, metadata by flag and sidecar."""

    address: str
    name: str
    data: bytes
    how: Literal["file", "stdin", "upload", "paste"] = "file"
    metadata: Metadata = Metadata()


def receive(
    paths: Iterable[Path], given: Metadata, stdin: BinaryIO | None = None, own: Iterable[Path] = ()
) -> Iterator[Received | Problem]:
    """Everything readable under ``paths``, streamed in sorted order, and a problem for everything else.

    ``-`` is ``stdin``. ``given`` (flags) overrides a sidecar: ``report.txt.json`` or ``report.json`` beside
    ``report.txt``. Address: the metadata's URL, else ``file:`` and the path from the folder given (or from the
    folder of a file given) with that folder's name, else ``stdin:`` and the SHA-256. ``own``: the program's own files
    (the register that is written), which are no reports wherever a folder holds them. Raises ``BadInput`` where
    ``given`` cannot be understood.
    """
    flags, faults = understood(given)
    if faults:
        raise BadInput(f"metadata given: {faults[0]}")
    taken: dict[str, str] = {}
    done: set[str] = set()
    ours = frozenset(os.path.realpath(path) for path in own)
    for path in paths:
        pieces = _from_stdin(flags, stdin) if str(path) == "-" else _from_path(path, flags, ours)
        for piece in pieces:
            if isinstance(piece, Problem):
                yield piece
                continue
            where, received = piece
            if where in done:
                continue
            done.add(where)
            earlier = taken.setdefault(received.address, where)
            if earlier != where and (flags.url is not None or received.address.startswith("file:")):
                yield _address_taken(received, earlier, flags)
                continue
            yield received


def plain_name(path: Path | str) -> str:
    """A path as printable Unicode: bytes of a name that are not UTF-8 are spelt out."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _address_taken(received: Received, earlier: str, flags: Metadata) -> Problem:
    if flags.url is not None:
        seen = f"{received.name}: --url gives its address to more than one file (already to {Path(earlier).name})"
        settle = "record one file at a time, or give each its address in a sidecar"
    else:
        seen = f"{received.name}: another file of this run has the same address {received.address}"
        settle = "give the folder above both, or a url in a sidecar"
    return _refused("address_taken", received.address, seen, settle)


def _from_stdin(flags: Metadata, stdin: BinaryIO | None) -> Iterator[tuple[str, Received] | Problem]:
    if stdin is None:
        yield _refused("no_stdin", "stdin:", "stdin: nothing is connected to it", "give a file, or pipe a report in")
        return
    data = stdin.read(SIZE_LIMIT + 1)
    if len(data) > SIZE_LIMIT:
        yield _too_large("stdin:", "stdin")
        return
    own = f"stdin:{hashlib.sha256(data).hexdigest()}"
    address = own if flags.url is None else flags.url
    yield own, Received(address=address, name="stdin", data=data, how="stdin", metadata=flags)


def _from_path(path: Path, flags: Metadata, ours: frozenset[str]) -> Iterator[tuple[str, Received] | Problem]:
    try:
        info = os.stat(path)
    except OSError as error:
        yield _cannot_open(path, _address(path), error)
        return
    if stat.S_ISDIR(info.st_mode):
        yield from _from_folder(path, flags, ours)
        return
    holder = _holder_of(path)
    if holder is not None:
        name = plain_name(path.name)
        seen = f"{name}: is the sidecar of {plain_name(holder.name)}, not a report"
        yield _refused("is_sidecar", _address(path), seen, f"record {plain_name(holder.name)}", severity="note")
        return
    yield from _from_file(path, _address(path), flags)


def _from_folder(
    top: Path, flags: Metadata, ours: frozenset[str] = frozenset()
) -> Iterator[tuple[str, Received] | Problem]:
    """Depth first, names in order of code points; each real folder once, so that links cannot go round for ever."""
    name = _folder_name(top)
    base = f"file:{name}/" if name else "file:"
    seen: dict[tuple[int, int], str] = {}
    hidden = 0
    # Steps still to do, last first: (path, address, the chain of folders above it).
    steps: list[tuple[Path, str, tuple[tuple[int, int], ...]]] = [(top, base, ())]
    while steps:
        path, address, above = steps.pop()
        try:
            info = os.stat(path)
            if not stat.S_ISDIR(info.st_mode):
                if os.path.realpath(path) not in ours:
                    yield from _from_file(path, address, flags)
                continue
            key = (info.st_dev, info.st_ino)
            if key in seen:
                loop = key in above
                yield _refused(
                    "directory_loop" if loop else "folder_twice",
                    address,
                    f"{plain_name(path.name)}: is a link to a folder "
                    + (f"that holds it ({seen[key]})" if loop else f"already read as {seen[key]}"),
                    "nothing is lost; remove the link to be rid of this line",
                    severity="problem" if loop else "note",
                )
                continue
            seen[key] = address
            names = sorted(os.listdir(path), key=os.fsencode)
        except OSError as error:
            yield _cannot_open(path, address, error)
            continue
        shown = [n for n in names if not n.startswith(".")]
        hidden += len(names) - len(shown) - (IGNORE in names)
        if IGNORE in names:
            kept = _not_ignored(path, shown)
            if len(kept) < len(shown):
                line = f"{plain_name(path.name)}: {len(shown) - len(kept)} passed over, as its {IGNORE} says"
                yield _refused("ignored", address, line, "give its path to record one", severity="note")
            shown = kept
        sidecars = _sidecars(path, shown)
        for child in reversed([n for n in shown if n not in sidecars]):
            slash = "/" if os.path.isdir(path / child) else ""
            steps.append((path / child, f"{address}{plain_name(child)}{slash}", (*above, key)))
    if hidden:
        seen_line = f"{name or plain_name(top)}: {hidden} hidden file{'s' if hidden > 1 else ''} or folders passed over"
        yield _refused("hidden_passed_over", base, seen_line, "give its path to record one", severity="note")


IGNORE = ".accountedignore"
"""A file of name patterns (``*.py``, ``drafts``), one a line, ``#`` for remarks: what of its folder is no report."""


def _not_ignored(folder: Path, names: list[str]) -> list[str]:
    """The names in ``folder`` that no pattern of its ignore file fits."""
    data = read_bytes(folder / IGNORE, 1_000_000) or b""
    lines = [x.strip().rstrip("/") for x in data.decode("utf-8", "replace").splitlines()]
    patterns = [x for x in lines if x and not x.startswith("#")]
    return [n for n in names if not any(fnmatch.fnmatchcase(n, p) for p in patterns)]


def _from_file(path: Path, address: str, flags: Metadata) -> Iterator[tuple[str, Received] | Problem]:
    name = plain_name(path.name)
    try:
        data = read_bytes(path, SIZE_LIMIT)
    except OSError as error:
        yield _cannot_open(path, address, error)
        return
    if data is None:
        yield _refused(
            "not_a_file", address, f"{name}: is no regular file (a pipe, socket or device)",
            "copy what it gives into a file, or pipe it to stdin and give -",
        )  # fmt: skip
        return
    if len(data) > SIZE_LIMIT:
        yield _too_large(address, name)
        return
    beside, faults = _sidecar_metadata(path)
    metadata = merge(flags, beside)
    if metadata.url is not None:
        address = metadata.url
    for line in faults:
        yield Problem(
            stage="reading", code="sidecar_not_understood", seen=f"{name}: {line}", address=address,
            settle="correct the sidecar and record again",
        )  # fmt: skip
    yield os.path.realpath(path), Received(address=address, name=name, data=data, metadata=metadata)


def read_bytes(path: Path, limit: int) -> bytes | None:
    """At most ``limit`` + 1 bytes of a regular file; None for anything else. A pipe is not waited for.

    Raises ``OSError``.
    """
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
    # Looked at before opening, since opening a device may act on it, and after, since it may have been exchanged.
    if not stat.S_ISREG(os.stat(path).st_mode):
        return None
    with open(os.open(path, flags), "rb") as file:
        info = os.fstat(file.fileno())
        if not stat.S_ISREG(info.st_mode):
            return None
        if info.st_size > limit:
            return file.read(0) + b"\0" * (limit + 1)
        return file.read(limit + 1)


def _sidecars(folder: Path, names: list[str]) -> frozenset[str]:
    """The names in a folder that are sidecars of others in it."""
    by_stem: dict[str, int] = {}
    all_names = set(names)
    for name in names:
        if not name.lower().endswith(".json"):
            stem = os.path.splitext(name)[0]
            by_stem[stem] = by_stem.get(stem, 0) + 1
    found = set()
    for name in names:
        if name.lower().endswith(".json"):
            stem = name[:-5]
            if (stem in all_names or stem in by_stem) and _is_sidecar(folder / name, exact=stem in all_names):
                found.add(name)
    return frozenset(found)


def _is_sidecar(path: Path, exact: bool) -> bool:
    """Beside a file of its name, JSON is a sidecar unless it holds a text of its own or is no single object."""
    try:
        data = read_bytes(path, _SIDECAR_LIMIT)
    except OSError:
        return True
    if data is None or len(data) > _SIDECAR_LIMIT:
        return False
    fields = json_object(data)
    if fields is None:
        return exact or not data.lstrip().startswith(b"[")
    return not any(isinstance(fields.get(key), str) and fields[key].strip() for key in TEXT_KEYS)


def _holder_of(path: Path) -> Path | None:
    """The file whose sidecar ``path`` is, if it is one."""
    if path.suffix.lower() != ".json":
        return None
    try:
        akin = [n for n in os.listdir(path.parent) if n == path.stem or os.path.splitext(n)[0] == path.stem]
    except OSError:
        return None
    if path.name not in _sidecars(path.parent, akin):
        return None
    others = sorted(n for n in akin if n != path.name)
    return path.parent / others[0] if others else None


def _sidecar_metadata(path: Path) -> tuple[Metadata, list[str]]:
    """Metadata beside a file, and what of it could not be understood. ``report.txt.json`` before ``report.json``."""
    for name, exact in ((f"{path.name}.json", True), (f"{path.stem}.json", False)):
        beside = path.with_name(name)
        if name == path.name or not os.path.lexists(beside) or not _is_sidecar(beside, exact):
            continue
        shown = plain_name(name)
        try:
            data = read_bytes(beside, _SIDECAR_LIMIT)
        except OSError as error:
            return Metadata(), [f"sidecar {shown} cannot be opened: {error.strerror or error}; read without it"]
        fields = None if data is None else json_object(data)
        if fields is None:
            return Metadata(), [f"sidecar {shown} is not a JSON object; the file was read without it"]
        metadata, faults = metadata_from(fields)
        lines = [f"sidecar {shown}: {line}" for line in faults]
        known = {n for names in ALIASES.values() for n in names}
        lines += [
            f"sidecar {shown}: unknown key {k!r}; meant {m!r}?" for k in fields if k not in known for m in _meant(k)
        ]
        return metadata, lines
    return Metadata(), []


def _meant(key: str) -> list[str]:
    """The field that a misspelt key may mean; keys that are near none are other people's and none of our business."""
    from rapidfuzz import fuzz

    near = [name for name in ALIASES if key.lower() == name or fuzz.ratio(key.lower(), name) >= 85]
    return near[:1]


def _folder_name(folder: Path) -> str:
    """A folder's own name for addresses; none for the root and for a home folder, which is named after a person."""
    real = Path(os.path.realpath(folder) if folder.name in ("", ".", "..") else os.path.abspath(folder))
    try:
        if real == Path.home():
            return ""
    except RuntimeError:
        pass
    return plain_name(real.name)


def _address(path: Path) -> str:
    folder = _folder_name(path.parent)
    return f"file:{folder}/{plain_name(path.name)}" if folder else f"file:{plain_name(path.name)}"


def _cannot_open(path: Path, address: str, error: OSError) -> Problem:
    name = plain_name(path.name) or plain_name(path)
    if isinstance(error, FileNotFoundError):
        if os.path.islink(path):
            return _refused("broken_link", address, f"{name}: is a link to nowhere", "remove the link")
        return _refused("no_such_file", address, f"{name}: there is no such file or folder", "check the path")
    if isinstance(error, PermissionError):
        return _refused("unreadable", address, f"{name}: may not be read (permission denied)", "allow it")
    if error.errno == errno.ELOOP:
        return _refused("directory_loop", address, f"{name}: is a link that leads to itself", "remove the link")
    return _refused("unreadable", address, f"{name}: cannot be read ({error.strerror or error})", "try again")


def _too_large(address: str, name: str) -> Problem:
    limit = SIZE_LIMIT // 1_000_000
    return _refused("too_large", address, f"{name}: is over {limit} MB, the limit for one file", "split it")


def _refused(
    code: str, address: str, seen: str, settle: str, severity: Literal["note", "problem", "refused"] = "refused"
) -> Problem:
    return Problem(stage="reading", code=code, seen=seen, settle=settle, address=address, severity=severity)

"""The index of all texts of a register by what copies have in common. It can be kept on disk, and made anew at any time.

It holds no text: ids and dates of reports, a digest of each text's words, and hashes.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from accounted.model import BadInput

from .postings import Postings
from .traces import Traces
from .wording import BARRIER

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["CopyIndex", "Member", "digest_of"]

FORMAT = 2
"""Of what lies on disk; also to be raised where words or hashes come to be made in another way."""
LARGEST_SHINGLE = 40
"""A shingle in more texts than this is boilerplate (texts with the same words count once)."""
FEWEST_SHINGLES = 3
"""Shingles in common from which two texts are compared."""
LARGEST_ANCHOR = 30
"""An anchor in more texts than this is a phrase of the trade."""
FEWEST_ANCHORS = 5
"""Anchors in common from which two texts are compared."""
LARGEST_EDGE = 3
"""First or last words of more texts than this are an outlet's."""

Member = tuple[tuple[str, str, str], int]
"""A report: its place in time, the last part of which is its id, and how many words it has."""


def digest_of(words: Sequence[str]) -> str:
    """The same for two texts with the same words."""
    joined = " ".join(BARRIER if word[:1] == BARRIER else word for word in words)
    return blake2b(joined.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


class _Text(msgspec.Struct, array_like=True):
    """On disk: one text and the reports that have it, the earliest first."""

    digest: str
    members: tuple[Member, ...]


class CopyIndex:
    """All texts that were added. It is never changed: adding gives a new one, which shares what stays."""

    def __init__(
        self,
        texts: Mapping[str, int],
        members: Sequence[tuple[Member, ...]],
        reports: Collection[str],
        postings: tuple[Postings, Postings, Postings],
        paired: NDArray[np.uint64],
    ) -> None:
        self._texts = texts
        self._members = members
        self._reports = reports
        self.shingles, self.anchors, self.edges = postings
        self._paired = paired

    @classmethod
    def empty(cls) -> CopyIndex:
        """No texts."""
        import numpy as np

        postings = (
            Postings.empty(LARGEST_SHINGLE, FEWEST_SHINGLES),
            Postings.empty(LARGEST_ANCHOR, FEWEST_ANCHORS),
            Postings.empty(LARGEST_EDGE, 1),
        )
        return cls({}, (), frozenset(), postings, np.empty(0, dtype=np.uint64))

    def __contains__(self, report: str) -> bool:
        return report in self._reports

    def __len__(self) -> int:
        return len(self._reports)

    def members(self, number: int) -> tuple[Member, ...]:
        """The reports with the words of text ``number``, the earliest first."""
        return self._members[number]

    def knowing(self, looked_at: NDArray[np.uint64], paired: Sequence[int]) -> CopyIndex:
        """The same index, knowing of the pairs of texts ``looked_at`` which have passages in common (lesser number << 32 |
        greater number, both sorted)."""
        import numpy as np

        kept = np.setdiff1d(self._paired, looked_at, assume_unique=True)
        known = np.union1d(kept, np.array(paired, dtype=np.uint64))
        return CopyIndex(self._texts, self._members, self._reports, (self.shingles, self.anchors, self.edges), known)

    def builder(self) -> Builder:
        """To add reports."""
        return Builder(self, dict(self._texts), list(self._members))

    def save(self, folder: Path) -> None:
        """Write the index into ``folder``, which is made; ``load`` gives it back. What lay there before is replaced."""
        import numpy as np

        folder.mkdir(parents=True, exist_ok=True)
        head = folder / "index.json"
        head.unlink(missing_ok=True)  # half an index is none
        for name, postings in zip(KINDS, (self.shingles, self.anchors, self.edges), strict=True):
            postings.save(folder, name)
        np.save(folder / "paired.npy", self._paired)
        encode = msgspec.json.Encoder().encode
        with (folder / "texts.jsonl").open("wb") as out:
            for digest, members in zip(self._texts, self._members, strict=True):
                out.write(encode(_Text(digest, members)) + b"\n")
        head.write_bytes(encode({"format": FORMAT, "reports": len(self), **_sizes(folder)}))

    @classmethod
    def load(cls, folder: Path) -> CopyIndex:
        """What was saved in ``folder``. ``BadInput`` where it cannot be used: it is to be made anew then."""
        import numpy as np

        try:
            head = msgspec.json.decode((folder / "index.json").read_bytes(), type=dict[str, int])
            if head.get("format") != FORMAT:
                raise ValueError(f"format {head.get('format')}, not {FORMAT}")
            if {name: size for name, size in head.items() if name not in ("format", "reports")} != _sizes(folder):
                raise ValueError("files are missing, or not of the size they were")
            decode = msgspec.json.Decoder(_Text).decode
            rows = [decode(line) for line in (folder / "texts.jsonl").read_bytes().splitlines()]
            empty = cls.empty()
            shingles, anchors, edges = (
                Postings.load(folder, name, p.largest, p.fewest)
                for name, p in zip(KINDS, (empty.shingles, empty.anchors, empty.edges), strict=True)
            )
            paired = np.load(folder / "paired.npy")
            if paired.dtype != np.uint64:
                raise ValueError("its pairs are no pairs")
            reports = frozenset(m[0][2] for row in rows for m in row.members)
            if len(reports) != head["reports"]:
                raise ValueError(f"{len(reports)} reports, not {head['reports']}")
        except (OSError, EOFError, ValueError, LookupError, TypeError, msgspec.DecodeError) as error:
            raise BadInput(f"{folder}: this index of copies cannot be used ({error}) - make it anew") from error
        numbers = {row.digest: number for number, row in enumerate(rows)}
        return cls(numbers, tuple(row.members for row in rows), reports, (shingles, anchors, edges), paired)


KINDS = ("shingles", "anchors", "edges")


def _sizes(folder: Path) -> dict[str, int]:
    """Bytes of every file beside the head, by name."""
    return {path.name: path.stat().st_size for path in sorted(folder.iterdir()) if path.name != "index.json"}


class Builder:
    """Reports on their way into an index."""

    def __init__(self, index: CopyIndex, texts: dict[str, int], members: list[tuple[Member, ...]]) -> None:
        self._index = index
        self._texts = texts
        self._members = members
        self._before: dict[int, str] = {}
        self._added: list[str] = []

    def put(self, digest: str, member: Member) -> tuple[int, bool]:
        """The number of the text, and whether it was not there before."""
        number = self._texts.setdefault(digest, len(self._members))
        first = number == len(self._members)
        self._added.append(member[0][2])
        if first:
            self._members.append((member,))
            return number, True
        if number < len(self._index._members):
            self._before.setdefault(number, self._members[number][0][0][2])
        self._members[number] = tuple(sorted((*self._members[number], member)))
        return number, False

    def first(self, number: int) -> str:
        """The id of the earliest report with the words of a text."""
        return self._members[number][0][0][2]

    def replaced(self, number: int) -> str | None:
        """The report that stood for an old text, where an earlier one came to stand for it."""
        before = self._before.get(number)
        return before if before is not None and before != self.first(number) else None

    def done(self, traced: Mapping[int, Traces], again: Collection[int]) -> tuple[CopyIndex, NDArray[np.uint64]]:
        """The new index, and the pairs of texts to compare (lesser number << 32 | greater number): those that the texts
        ``traced`` touch. ``again``: which of these are in the index already."""
        import numpy as np

        index = self._index
        shingles, anchors, edges = (
            old.plus([(n, getattr(t, kind).hashes) for n, t in sorted(traced.items())], again, index._paired)
            for kind, old in zip(KINDS, (index.shingles, index.anchors, index.edges), strict=True)
        )
        pairs = np.unique(np.concatenate([shingles.pairs, anchors.pairs, shingles.upset, anchors.upset, edges.upset]))
        reports = frozenset((*index._reports, *self._added))
        postings = (shingles.postings, anchors.postings, edges.postings)
        return CopyIndex(self._texts, tuple(self._members), reports, postings, index._paired), pairs

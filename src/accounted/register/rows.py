"""Ids to values that are read from the register when they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Generic, TypeVar

import msgspec

from accounted.register.payloads import ReadReport, ReportMade
from accounted.register.storage import Store

T = TypeVar("T")


CHUNK = 200
"""Rows fetched at a time when many are asked for."""


class Rows(Mapping[str, T], Generic[T]):
    """Ids to values that are read from the register when asked for. Iterates in order of arrival, a few at a time."""

    def __init__(self, numbers: dict[str, int], fetch: Callable[[Sequence[int]], dict[int, T]]) -> None:
        self._numbers = numbers
        self._fetch = fetch

    def __getitem__(self, key: str) -> T:
        found = self._fetch([self._numbers[key]])
        if not found:
            raise KeyError(key)  # erased since the view was made
        return next(iter(found.values()))

    def __contains__(self, key: object) -> bool:
        return key in self._numbers

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)

    def stream(self) -> Iterator[tuple[str, T]]:
        """All of them, reading a few at a time: quicker than asking for each."""
        ids = list(self._numbers)
        for start in range(0, len(ids), CHUNK):
            some = ids[start : start + CHUNK]
            found = self._fetch([self._numbers[i] for i in some])
            for key in some:
                if self._numbers[key] in found:
                    yield key, found[self._numbers[key]]

    def number(self, key: str) -> int:
        """Which entry carries it."""
        return self._numbers[key]

    def only(self, keys: Iterable[str]) -> Rows[T]:
        """Those of ``keys`` that are there, in the order of ``keys``."""
        return Rows({k: self._numbers[k] for k in keys if k in self._numbers}, self._fetch)


class Fetch(Generic[T]):
    """Payloads of one kind by their entries' numbers."""

    def __init__(self, store: Store, kind: type[ReportMade] | type[ReadReport], field: str) -> None:
        self._store, self._field = store, field
        self._decoder = msgspec.json.Decoder(kind)

    def __call__(self, numbers: Sequence[int]) -> dict[int, T]:
        # Written out: a view of many incidents asks for a few at a time, very often.
        query = f"SELECT number, body FROM payloads WHERE number IN ({', '.join('?' * len(numbers))})"
        with self._store.reading() as connection:
            rows = connection.exec_driver_sql(query, tuple(numbers))
            return {n: getattr(self._decoder.decode(data), self._field) for n, data in rows}

"""Values as the view keeps them: compressed JSON."""

from __future__ import annotations

import zlib
from typing import TypeVar

import msgspec

__all__ = ["pack", "unpack"]

T = TypeVar("T")


def pack(value: object) -> bytes:
    """As JSON with the order of keys kept: the fields of a toll are read in their order, lowest first."""
    return zlib.compress(msgspec.json.encode(value), 1)


def unpack(data: bytes, kind: type[T]) -> T:
    return msgspec.json.decode(zlib.decompress(data), type=kind)

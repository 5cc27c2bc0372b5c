"""A form that came after its session had locked or ended: kept with the sign-in page, and sent again only when the person
who signs in says so. What somebody typed for half an hour is not lost, and nothing is written before they are known."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

import msgspec

__all__ = ["Held", "held_of", "packed", "unpacked"]

LONGEST = 100_000
"""Letters of all fields together; a longer form is not kept."""
NEVER = ("/sign-in", "/unlock", "/lock", "/sign-out", "/password", "/people")
"""Addresses whose forms are not kept: they hold passwords, or are about who is signed in."""


class Held(msgspec.Struct, frozen=True, kw_only=True):
    """Where a form was going, and its fields in order, without the token of the session that is over."""

    to: str
    fields: tuple[tuple[str, str], ...]


def held_of(path: str, query: str, fields: Iterable[tuple[str, str]]) -> Held | None:
    """The form as it is kept; None where there is nothing to keep, or it may not be kept."""
    some = tuple((k, v) for k, v in fields if k != "csrf")
    if not some or path in NEVER or path.startswith(("/people/", "/api/")):
        return None
    if sum(len(k) + len(v) for k, v in some) > LONGEST:
        return None
    return Held(to=path + (f"?{query}" if query else ""), fields=some)


def packed(held: Held | None) -> str:
    """As the sign-in page carries it."""
    return "" if held is None else msgspec.json.encode(held).decode()


def unpacked(text: str) -> Held | None:
    """The form that a sign-in page carried. It may have been changed on the way: what it says is checked as any form is."""
    try:
        found = msgspec.json.decode(text, type=Held)
    except msgspec.MsgspecError:
        return None
    to = urlsplit(found.to)
    if to.scheme or to.netloc or not to.path.startswith("/") or not found.to.isprintable() or "\\" in found.to:
        return None
    return held_of(to.path, to.query, found.fields)

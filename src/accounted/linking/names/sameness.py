"""The answer to whether two names are one party's."""

from __future__ import annotations

from typing import Literal

from accounted.model import Value

__all__ = ["Sameness", "different", "same", "unknown"]


class Sameness(Value, frozen=True, kw_only=True):
    """Whether two names are one party's, and the sentence that says why."""

    answer: Literal["same", "different", "unknown"]
    why: str


def same(why: str) -> Sameness:
    return Sameness(answer="same", why=why)


def different(why: str) -> Sameness:
    return Sameness(answer="different", why=why)


def unknown(why: str) -> Sameness:
    return Sameness(answer="unknown", why=why)

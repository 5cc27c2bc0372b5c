"""The engines that ship: a plain list with a lookup by name."""

from __future__ import annotations

from accounted.claims.protocol import Engine, Knowledge
from accounted.model import BadInput

__all__ = ["NAMES", "engine"]

NAMES = ("offline-english",)


def engine(name: str, knowledge: Knowledge) -> Engine:
    """The engine called ``name``; raises :class:`BadInput` that lists the names there are."""
    if name == "offline-english":
        from accounted.claims.english.engine import OfflineEnglish

        return OfflineEnglish(knowledge)
    raise BadInput(f"no engine is called {name!r} - engines: {', '.join(NAMES)}")

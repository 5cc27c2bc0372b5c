"""Parties that everybody knows by several names: states and their people, aid groups, the United Nations, agencies.

General knowledge as data, for every stage that meets names; and whose "the army" of a report is (``armies``). It imports
``model`` only.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

__all__ = ["bodies"]


@cache
def bodies(kind: str = "bodies") -> tuple[tuple[str, ...], ...]:
    """Each party's names in their own case, the fullest first. ``kind``: ``bodies`` (which reports cite without
    introducing them), ``forces`` (armies, police, armed groups) or ``media`` (agencies and outlets)."""
    raw = tomllib.loads((files("accounted.parties") / "bodies.toml").read_text("utf-8"))
    return tuple(tuple(names) for names in raw[kind])

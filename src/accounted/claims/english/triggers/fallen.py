"""Soldiers and fighters who fell, and nothing that falls back, asleep or ill."""

from __future__ import annotations

import re
from typing import Any

from accounted.claims.english.words import text_of

FALLS_IN = re.compile(
    r"\s+(?:(?:in|during|on|at|near|before|while|when|there|that\s+(?:day|night)|to\s+(?:the\s+)?enemy\s+fire)\b(?!\s+(?:love|line|place|the\s+(?:polls?|ranks|river|water|ground|floor|stairs|street))\b)|[.,;]|$)",
    re.I,
)


def has_fallen(token: Any) -> bool:
    """ "Five paratroopers fell in the fighting": of soldiers and fighters, and of nothing that falls back, asleep or ill."""
    subjects = [c for c in token.children if c.dep_ == "nsubj"]
    return (
        any(FIGHTER.fullmatch(c.lower_) for c in subjects)
        and FALLS_IN.match(text_of(token.doc), token.idx + len(token)) is not None
    )


FIGHTER = re.compile(
    r"(?:soldier|paratrooper|trooper|fighter|guerrilla|rebel|militiam[ae]n|marine|commando|recruit|conscript|sergeant|lieutenant|corporal|volunteer|comrade|gendarme|ranger|infantrym[ae]n|partisan|combatant)s?"
)

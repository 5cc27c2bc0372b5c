"""Funerals that were attacked, as told from funerals of those whom an attack killed."""

from __future__ import annotations

import re

from accounted.claims.english.gated import Gated

__all__ = ["ATTACKED_RITE", "RITES"]

RITES = r"(?:funerals?|burials?|wakes?|bury(?:ing)?|mourners?|mourning|graveyard|cemetery)"
"""A rite for the dead and those who are at it."""
_ACT = (
    r"\b(?:opened\s+fire|fired|firing|shot|shoot\w*|attack\w*|assault\w*|ambush\w*|bomb(?:ed|ing|s)?|explo\w+|detonat\w+|struck|strikes?|"
    r"hit|hits|storm\w*|raid\w*|target\w*|shell\w*|burst|blew\s+(?:him|her|them)sel\w+\s+up|kill(?:ed|ing|s)?|wounded|wounding|blast)"
)
ATTACKED_RITE = Gated(
    rf"{_ACT}\s+(?:(?:\w+\s+)?(?:on|at|into|near|outside|during|in|amid|among|through)\s+)?(?:(?:an?|the|his|her|their|its)\s+)?(?:[\w-]+\s+){{0,2}}?"
    r"(?:funerals?|burials?|wakes?|mourners?|(?:funeral\s+)?processions?)\b",
    re.I,
)
"""A funeral that was attacked: its day and its place are those of the act."""

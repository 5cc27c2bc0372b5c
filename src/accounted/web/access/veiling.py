"""Which texts are veiled until somebody asks for them: those that tell of bodies and cruelty in detail.

A warning for people who read such texts all day, told by words alone; it misses some and warns of harmless ones. Only
English is told; a text in another language is not veiled, and its page says what language it is in before it is read.
"""

from __future__ import annotations

import re

__all__ = ["graphic"]

WORDS = re.compile(
    r"\b(behead\w*|decapitat\w*|dismember\w*|mutilat\w*|disembowel\w*|severed (?:head|hand|limb|leg|arm|foot)s?|"
    r"charred (?:bod\w+|remains|corpse\w*)|body parts|human remains strewn|burn(?:t|ed) alive|skinned alive|gang[- ]raped?|"
    r"raped?|raping|tortur(?:ed|ing) to death|blood-soaked|pools? of blood|torn apart|blown to pieces)\b",
    re.IGNORECASE,
)


def graphic(text: str) -> int:
    """How many such words a text holds; 0 where none does."""
    return sum(1 for _ in WORDS.finditer(text))

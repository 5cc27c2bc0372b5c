"""What would have been, had something else been so."""

from __future__ import annotations

import re
from typing import Any

from accounted.claims.english.gated import Gated

CAN_HAVE = re.compile(r"\b(?:may|might|could)\b(?:\s+\w+){0,3}\s+have\b", re.I)
WOULD_HAVE = Gated(r"\bwould\s+have\b", re.I)
CONDITION = re.compile(r"\bif\b|^\W*had\s|\bunless\b", re.I)
COUNTER = re.compile(r"^\W*had\s+|\bif\s+(?:[\w’']+\s+){1,4}(?:had|hadn[’']t)\b|\bbut\s+for\b|\bhad\s+it\s+not\b", re.I)
""""Had it not been for the guard, the blast might have killed forty": what did not come to be."""


def is_supposed(text: str, verb: str) -> bool:
    """Whether the sentence tells what would have been, had something else been so."""
    would = WOULD_HAVE.search(text) and CONDITION.search(text)
    return bool(would or (CAN_HAVE.search(verb) and COUNTER.search(text)))


def is_plain_past(token: Any) -> bool:
    """ "More than the six who died would have been lost": who died did so, whatever would have been."""
    return token is not None and token.tag_ == "VBD" and not any(c.dep_ == "aux" for c in token.children)

"""What a trigger is: a token, its outcome, and how people hang on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from accounted.model import Outcome

Frame = Literal["done_to", "happens_to", "state", "act", "tally", "bodies", "toll"]


@dataclass(frozen=True, slots=True)
class Trigger:
    """``token`` says ``outcome`` of the people who hang on it as ``frame`` tells; ``first``..``last`` are the indexes of
    all its tokens ("lost their lives")."""

    token: Any
    outcome: Outcome
    frame: Frame
    first: int
    last: int

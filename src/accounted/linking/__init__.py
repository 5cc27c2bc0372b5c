"""From claims to incidents: copied passages, origins, and which claims speak of the same event.

``find_copies`` → ``find_origins`` → ``link``; each is a function of its arguments alone, and the order in which
reports arrive changes none of the answers.
"""

from __future__ import annotations

from .copies import Changes, Copied, find_copies, find_new, near_copies
from .copy_index import CopyIndex
from .incidents import link, possible_duplicates
from .origins import Origins, find_origins

__all__ = [
    "Changes",
    "Copied",
    "CopyIndex",
    "Origins",
    "find_copies",
    "find_new",
    "find_origins",
    "link",
    "near_copies",
    "possible_duplicates",
]

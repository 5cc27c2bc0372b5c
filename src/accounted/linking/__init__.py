"""From claims to incidents: copied passages, origins, and which claims speak of the same event.

``find_copies`` → ``find_origins`` → ``link``; each is a function of its arguments alone, and the order in which
reports arrive changes none of the answers.
"""

from __future__ import annotations

from .copies import Copied, find_copies, near_copies
from .incidents import link, possible_duplicates
from .origins import Origins, find_origins

__all__ = ["Copied", "Origins", "find_copies", "find_origins", "link", "near_copies", "possible_duplicates"]

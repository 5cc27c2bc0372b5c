"""From claims to incidents: copied passages, origins, and which claims speak of the same event.

``find_copies`` → ``find_origins`` → ``link``; each is a function of its arguments alone, and the order in which
reports arrive changes none of the answers.
"""

from __future__ import annotations

from .codes import Opened, code_of, home_of, lost_codes, with_codes
from .copies import Changes, Copied, find_copies, find_new, near_copies
from .copy_index import CopyIndex
from .flow import OriginGraph, origin_graph
from .incidents import Near, link, link_and_near, possible_duplicates
from .origins import Origins, find_origins
from .states import Signed, with_states
from .told import claim_decisions, said_of_pairs, unheeded

__all__ = [
    "Changes",
    "Copied",
    "CopyIndex",
    "Near",
    "Opened",
    "OriginGraph",
    "Origins",
    "Signed",
    "claim_decisions",
    "code_of",
    "find_copies",
    "find_new",
    "find_origins",
    "home_of",
    "link",
    "link_and_near",
    "lost_codes",
    "near_copies",
    "origin_graph",
    "possible_duplicates",
    "said_of_pairs",
    "unheeded",
    "with_codes",
    "with_states",
]

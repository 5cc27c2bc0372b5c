"""The stages in order. This is the one part that knows them all; each step is a function that can be called alone.

``record``: 1 receive bytes, 2 read them into reports, 3 take them into the register, 4 find the claims of each unread
report, 5 resolve their places and dates, 6 record the readings.

``work_out``: 7 fold the register into a view, 8 find copied passages, 9 find origins, 10 link claims to incidents.

``toll``: 11 reckon an incident under a method.
"""

from accounted.pipeline.findings import Findings
from accounted.pipeline.locating import knowledge, locate
from accounted.pipeline.recording import DEFAULT_ENGINE, Progress, Recorded, Took, readable, record, take
from accounted.pipeline.tolls import accounts, add_up, casualties, toll
from accounted.pipeline.working_out import (
    findings_of,
    interests_of,
    placing,
    recompute,
    store,
    suppose,
    under_interests,
    work_out,
)

__all__ = [
    "DEFAULT_ENGINE",
    "Findings",
    "Progress",
    "Recorded",
    "Took",
    "accounts",
    "add_up",
    "casualties",
    "findings_of",
    "interests_of",
    "knowledge",
    "locate",
    "placing",
    "readable",
    "recompute",
    "record",
    "store",
    "suppose",
    "take",
    "toll",
    "under_interests",
    "work_out",
]

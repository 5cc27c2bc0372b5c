"""The register: one file to which entries are only ever added, each chained to the one before by its hash.

    with create_or_open("iraq.register") as register:
        with register.batch():
            register.take_in(version, item, data, reports, problems, author="A. Recorder", time=now)
            register.record_reading(reading, author="A. Recorder", time=now)
        view = register.view(published_by="2018-01-29")
        claims = list(view.claims())

State is a fold over the entries (:class:`View`); what was erased is gone for good while :meth:`Register.verify` still
holds. See ``design.md``, "register".
"""

from __future__ import annotations

from accounted.register.book import ChangedSince, Entry, Register, TakenIn, create_or_open
from accounted.register.chain import GENESIS
from accounted.register.checking import Verification
from accounted.register.errors import (
    DamagedRegister,
    NewerRegister,
    NoRegister,
    NotARegister,
    RegisterError,
    RegisterFull,
    RegisterInUse,
)
from accounted.register.judged import Corrected, Moved, Orphaned, Recorded, Rejected
from accounted.register.payloads import Capture, Decided, Erasure, FileProblems, Opened, ReadReport, ReportMade
from accounted.register.published import latest_day
from accounted.register.rows import Rows
from accounted.register.views import View

__all__ = [
    "GENESIS",
    "Capture",
    "ChangedSince",
    "Corrected",
    "DamagedRegister",
    "Decided",
    "Entry",
    "Erasure",
    "FileProblems",
    "Moved",
    "NewerRegister",
    "NoRegister",
    "NotARegister",
    "Opened",
    "Orphaned",
    "ReadReport",
    "Recorded",
    "Register",
    "RegisterError",
    "RegisterFull",
    "RegisterInUse",
    "Rejected",
    "ReportMade",
    "Rows",
    "TakenIn",
    "Verification",
    "View",
    "create_or_open",
    "latest_day",
]

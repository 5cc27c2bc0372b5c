"""accounted: from conflicting reports of violence to a register of reasoned tolls.

    from accounted import open_register, record, toll, work_out

    with open_register("iraq.register") as register:
        record(register, ["reports/"], author="A. Recorder", time="2018-02-01T09:00:00Z")
        findings = work_out(register)
        for incident in findings.incidents:
            print(incident.title, toll(findings, incident, "plain", "killed"))

The names below are loaded when they are first asked for, so that ``import accounted`` is quick.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from accounted.pipeline import Findings, add_up, record, toll, work_out
    from accounted.register import create_or_open as open_register

__version__ = "0.1.0"

__all__ = ["Findings", "__version__", "add_up", "open_register", "record", "toll", "work_out"]

_HOMES = {
    "Findings": ("accounted.pipeline", "Findings"),
    "add_up": ("accounted.pipeline", "add_up"),
    "open_register": ("accounted.register", "create_or_open"),
    "record": ("accounted.pipeline", "record"),
    "toll": ("accounted.pipeline", "toll"),
    "work_out": ("accounted.pipeline", "work_out"),
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, attribute = _HOMES[name]
    value = getattr(importlib.import_module(module), attribute)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOMES})

"""accounted: from conflicting reports of violence to a register of reasoned tolls."""

__version__ = "0.1.0"

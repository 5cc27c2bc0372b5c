"""When: the words of a report to a period of local days with its precision."""

from accounted.dates.find import find
from accounted.dates.resolve import resolve

__all__ = ["find", "resolve"]

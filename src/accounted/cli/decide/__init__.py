"""``accounted decide``: what a person decided, written down with why. Each kind stands in the module of its name."""

# Help lists the commands in this order.
# isort: off
from accounted.cli.decide import reading as _reading  # noqa: F401
from accounted.cli.decide import use as _use  # noqa: F401
from accounted.cli.decide import triage as _triage  # noqa: F401
from accounted.cli.decide import open as _open  # noqa: F401
from accounted.cli.decide import interest as _interest  # noqa: F401
from accounted.cli.decide import casualty as _casualty  # noqa: F401
from accounted.cli.decide import relation as _relation  # noqa: F401
from accounted.cli.decide import same as _same  # noqa: F401
from accounted.cli.decide import merge as _merge  # noqa: F401
from accounted.cli.decide import split as _split  # noqa: F401
from accounted.cli.decide import sign as _sign  # noqa: F401
from accounted.cli.decide import summary as _summary  # noqa: F401
from accounted.cli.decide import grade as _grade  # noqa: F401
from accounted.cli.decide import note as _note  # noqa: F401
from accounted.cli.decide import undo as _undo  # noqa: F401
# isort: on

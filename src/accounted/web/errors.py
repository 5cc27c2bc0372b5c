"""What the desk refuses, each with the status that a browser is answered with."""

from __future__ import annotations

from collections.abc import Sequence

from accounted.model import AccountedError
from accounted.register import Entry
from accounted.web.access.held import Held

__all__ = ["BeingMade", "Changed", "NotAllowed", "NotFound", "NotSignedIn", "Refused", "TooOften"]


class Refused(AccountedError):
    """A request that cannot be followed."""

    status = 400
    title = "This could not be done"


class NotSignedIn(Refused):
    """Nobody is signed in, or the session is locked; the answer is the way to the page that mends it."""

    status = 303

    def __init__(self, to: str, held: Held | None = None) -> None:
        """``held``: a form that came too late."""
        super().__init__("sign in first")
        self.to = to
        self.held = held


class NotAllowed(Refused):
    """The person's role, or a form that did not come from this desk."""

    status = 403
    title = "Not for you to do"


class NotFound(Refused):
    status = 404
    title = "Not here"


class BeingMade(Refused):
    """What pages show is not worked out yet, and takes a while. ``wait``: seconds until it is worth another try."""

    status = 503
    title = "The pages are being made"
    wait = 10


class TooOften(Refused):
    """Too many wrong passwords. ``wait``: seconds until the next try."""

    status = 429
    title = "Wait a little"

    def __init__(self, wait: int) -> None:
        super().__init__(f"too many wrong passwords - wait {wait} seconds, then sign in again")
        self.wait = wait


class Changed(Refused):
    """Somebody else changed the same thing in the meantime; nothing was written."""

    status = 409
    title = "Somebody was here before you"

    def __init__(self, entries: Sequence[Entry], back: str = "/") -> None:
        super().__init__("somebody changed the same thing while this page was open - nothing was written")
        self.entries = tuple(entries)
        self.back = back

"""Sessions: a random key in a cookie, its hash in the file of people. They lock when nobody works and end after a day."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import time

import msgspec

from accounted.web.access.people import People, Person

__all__ = ["COOKIE", "ENDS_AFTER", "LOCKS_AFTER", "Session", "Sessions"]

COOKIE = "desk"
LOCKS_AFTER = 30 * 60.0
"""Seconds without a request after which the password is asked again."""
ENDS_AFTER = 12 * 3600.0
"""Seconds after sign-in at which a session ends whatever happens."""
TOUCH = 20.0
"""Seconds for which a request need not be noted again."""


class Session(msgspec.Struct, frozen=True, kw_only=True):
    """One browser. ``person`` None: nobody has signed in yet; the session only guards the sign-in form."""

    key: str
    """The cookie's value; the file holds its hash alone."""
    csrf: str
    person: Person | None = None
    locked: bool = False

    def signed(self, token: str) -> bool:
        """Whether a form's token is this session's."""
        return hmac.compare_digest(self.csrf.encode(), token.encode("utf-8", "replace"))


def _hashed(key: str) -> str:
    return hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()


class Sessions:
    """Sessions of one desk."""

    def __init__(self, people: People) -> None:
        self._people = people

    def find(self, key: str | None) -> Session | None:
        """The session of a cookie; None where it ended, or its person left. An idle one comes back locked."""
        if not key:
            return None
        now = time.time()
        with self._people.open() as db:
            row = db.execute(
                "SELECT csrf, name, made, last, locked FROM sessions WHERE key = ?", (_hashed(key),)
            ).fetchone()
            if row is None:
                return None
            csrf, name, made, last, locked = row
            if not 0 <= now - made < ENDS_AFTER:
                db.execute("DELETE FROM sessions WHERE key = ?", (_hashed(key),))
                return None
            idle = name is not None and now - last >= LOCKS_AFTER
            if idle and not locked:
                db.execute("UPDATE sessions SET locked = 1 WHERE key = ?", (_hashed(key),))
            elif not locked and now - last > TOUCH:
                db.execute("UPDATE sessions SET last = ? WHERE key = ?", (now, _hashed(key)))
        person = None if name is None else self._people.get(name)
        if name is not None and person is None:
            return None
        return Session(key=key, csrf=csrf, person=person, locked=bool(locked) or idle)

    def begin(self, person: Person | None, instead_of: Session | None = None) -> Session:
        """A new session with a new key; the one before it ends, so that a key known before sign-in is worth nothing."""
        session = Session(key=secrets.token_urlsafe(32), csrf=secrets.token_urlsafe(32), person=person)
        now = time.time()
        with self._people.open() as db:
            if instead_of is not None:
                db.execute("DELETE FROM sessions WHERE key = ?", (_hashed(instead_of.key),))
            db.execute("DELETE FROM sessions WHERE made < ?", (now - ENDS_AFTER,))
            row = (_hashed(session.key), session.csrf, None if person is None else person.name, now, now)
            db.execute("INSERT INTO sessions (key, csrf, name, made, last) VALUES (?, ?, ?, ?, ?)", row)
        return session

    def lock(self, session: Session) -> None:
        with self._people.open() as db:
            db.execute("UPDATE sessions SET locked = 1 WHERE key = ?", (_hashed(session.key),))

    def end(self, session: Session) -> None:
        with self._people.open() as db:
            db.execute("DELETE FROM sessions WHERE key = ?", (_hashed(session.key),))

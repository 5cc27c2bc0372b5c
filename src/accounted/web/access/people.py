"""Who may sign in: names, roles and argon2 hashes in a file beside the register, never in its chain.

Wrong passwords are counted by name and by address; after five within a quarter of an hour each further try has to wait,
twice as long every time. A name that nobody has costs as much time as a wrong password.
"""

from __future__ import annotations

import secrets
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Literal, get_args

import msgspec

from accounted.model import BadInput
from accounted.web.beside import people_file
from accounted.web.errors import NotFound, Refused, TooOften

__all__ = ["ROLES", "People", "Person", "Role", "at_least"]

Role = Literal["reader", "coder", "editor", "administrator"]
ROLES: tuple[Role, ...] = get_args(Role)
"""Each may do what those before it may."""
SHORTEST = 12
"""Characters of a password."""
LONGEST = 1000
FREE_TRIES = 5
WINDOW = 900.0
"""Seconds that a wrong password is remembered."""
LONGEST_WAIT = 900
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
"""Letters of one-time passwords: none that is taken for another."""

TABLES = """
CREATE TABLE IF NOT EXISTS people (
  name TEXT PRIMARY KEY, role TEXT NOT NULL, hash TEXT NOT NULL, once INTEGER NOT NULL, gone INTEGER NOT NULL DEFAULT 0,
  made REAL NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS tries (whose TEXT NOT NULL, at REAL NOT NULL) STRICT;
CREATE INDEX IF NOT EXISTS tries_of ON tries (whose, at);
CREATE TABLE IF NOT EXISTS sessions (
  key TEXT PRIMARY KEY, csrf TEXT NOT NULL, name TEXT, made REAL NOT NULL, last REAL NOT NULL, locked INTEGER NOT NULL
  DEFAULT 0) STRICT;
CREATE TABLE IF NOT EXISTS shown (at TEXT NOT NULL, name TEXT NOT NULL, what TEXT NOT NULL) STRICT;
"""


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who may sign in. ``once``: the password is good for one sign-in, at which another one is chosen."""

    name: str
    role: Role
    once: bool = False
    gone: bool = False


def at_least(role: str, asked: Role) -> bool:
    """Whether a role may do what ``asked`` may. A role that nobody knows may do nothing."""
    return role in ROLES and ROLES.index(role) >= ROLES.index(asked)


def one_time_password() -> str:
    """Four groups of four letters: about 79 bits, easy to copy from a terminal."""
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(4)) for _ in range(4))


class People:
    """The file of people, sign-ins and sessions of one register."""

    def __init__(self, register: Path) -> None:
        self.path = people_file(register)
        if not self.path.exists():
            self.path.touch(mode=0o600)
        with self.open() as db:
            db.executescript("PRAGMA journal_mode=WAL;" + TABLES)

    @contextmanager
    def open(self) -> Iterator[sqlite3.Connection]:
        """A connection in one transaction: kept where nothing fails."""
        db = sqlite3.connect(self.path, timeout=5.0)
        try:
            db.execute("PRAGMA secure_delete=ON")
            with db:
                yield db
        except sqlite3.DatabaseError as err:
            raise Refused(f"{self.path}: cannot be read or written ({err}) - look at the file and its folder") from err
        finally:
            db.close()

    # ----------------------------------------------------------------- who there is

    def all(self) -> list[Person]:
        with self.open() as db:
            rows = db.execute("SELECT name, role, once, gone FROM people ORDER BY gone, name").fetchall()
        return [Person(name=n, role=r, once=bool(o), gone=bool(g)) for n, r, o, g in rows]

    def get(self, name: str) -> Person | None:
        """The person of a name who has not left."""
        return next((p for p in self.all() if p.name == name and not p.gone), None)

    def first_start(self) -> tuple[str, str] | None:
        """Where nobody may sign in yet: an administrator with a one-time password, to be told in the terminal."""
        if self.all():
            return None
        return "administrator", self.add("administrator", "administrator")

    def add(self, name: str, role: str, password: str | None = None) -> str:
        """Somebody new. Without a password: with one that is good once; it is told now and never again."""
        name = " ".join(name.split())
        if not 1 <= len(name) <= 80 or not name.isprintable():
            raise BadInput("a name has 1 to 80 letters - give the name that stands in the register's entries")
        if role not in ROLES:
            raise BadInput(f"{role!r} is no role - give one of: {', '.join(ROLES)}")
        if any(p.name.casefold() == name.casefold() for p in self.all()):
            raise BadInput(f"{name!r} is there already - an entry's author is one person for good; give another name")
        given = one_time_password() if password is None else _sound(password)
        with self.open() as db:
            row = (name, role, self._hasher.hash(given), password is None, time.time())
            db.execute("INSERT INTO people (name, role, hash, once, made) VALUES (?, ?, ?, ?, ?)", row)
        return given

    def set_role(self, name: str, role: str) -> None:
        if role not in ROLES:
            raise BadInput(f"{role!r} is no role - give one of: {', '.join(ROLES)}")
        self._keep_an_administrator(name, role == "administrator")
        self._change(name, "role = ?", role)

    def leave(self, name: str) -> None:
        """They may sign in no more; their name is never given to another."""
        self._keep_an_administrator(name, False)
        self._change(name, "gone = ?", 1)
        self._end_sessions(name)

    def reset(self, name: str) -> str:
        """A new one-time password; every session of theirs ends."""
        password = one_time_password()
        self._change(name, "once = 1, hash = ?", self._hasher.hash(password))
        self._end_sessions(name)
        return password

    def choose(self, name: str, password: str) -> None:
        """A password that the person chose; every session of theirs ends."""
        if self._fits(name, password):
            raise BadInput("that is the password you have - choose another")
        self._change(name, "once = 0, hash = ?", self._hasher.hash(_sound(password)))
        self._end_sessions(name)

    def _change(self, name: str, what: str, value: str | int) -> None:
        with self.open() as db:
            if db.execute(f"UPDATE people SET {what} WHERE name = ? AND gone = 0", (value, name)).rowcount != 1:
                raise NotFound(f"nobody here is called {name!r} - look at the list of people")

    def _end_sessions(self, name: str) -> None:
        with self.open() as db:
            db.execute("DELETE FROM sessions WHERE name = ?", (name,))

    def _keep_an_administrator(self, name: str, stays: bool) -> None:
        others = [p for p in self.all() if p.role == "administrator" and not p.gone and p.name != name]
        if not stays and not others:
            raise BadInput("somebody has to be administrator - make another one first")

    # ----------------------------------------------------------------- passwords

    @cached_property
    def _hasher(self):  # type: ignore[no-untyped-def]
        from argon2 import PasswordHasher

        return PasswordHasher()

    @cached_property
    def _nobody(self) -> str:
        return str(self._hasher.hash(secrets.token_hex(16)))

    def _fits(self, name: str, password: str) -> bool:
        from argon2.exceptions import InvalidHashError, VerificationError

        with self.open() as db:
            row = db.execute("SELECT hash FROM people WHERE name = ? AND gone = 0", (name,)).fetchone()
        try:
            self._hasher.verify(self._nobody if row is None else row[0], password[:LONGEST])
        except (VerificationError, InvalidHashError):
            return False
        return row is not None

    def sign_in(self, name: str, password: str, address: str) -> Person | None:
        """The person, where the password is theirs. Raises ``TooOften`` before a password is looked at."""
        name = " ".join(name.split())[:80]
        whose = (f"name {name.casefold()}", f"address {address}")
        self._wait(whose)
        if self._fits(name, password):
            with self.open() as db:
                db.execute("DELETE FROM tries WHERE whose = ?", whose[:1])
            return self.get(name)
        with self.open() as db:
            db.executemany("INSERT INTO tries VALUES (?, ?)", [(w, time.time()) for w in whose])
        return None

    def _wait(self, whose: tuple[str, ...]) -> None:
        now = time.time()
        with self.open() as db:
            db.execute("DELETE FROM tries WHERE at < ? OR at > ?", (now - WINDOW, now + WINDOW))
            found = [db.execute("SELECT count(*), max(at) FROM tries WHERE whose = ?", (w,)).fetchone() for w in whose]
        for tries, last in found:
            if tries >= FREE_TRIES:
                wait = min(2 ** (tries - FREE_TRIES + 2), LONGEST_WAIT) - (now - last)
                if wait > 0:
                    raise TooOften(int(wait) + 1)

    # ----------------------------------------------------------------- what was unveiled

    def note_shown(self, at: str, name: str, what: str) -> None:
        """Keep that somebody had names or a veiled report shown."""
        with self.open() as db:
            db.execute("INSERT INTO shown VALUES (?, ?, ?)", (at, name, what))

    def shown(self) -> list[tuple[str, str, str]]:
        """(when, who, what), latest first."""
        with self.open() as db:
            return db.execute("SELECT at, name, what FROM shown ORDER BY rowid DESC LIMIT 200").fetchall()


def _sound(password: str) -> str:
    if len(password) < SHORTEST:
        raise BadInput(f"a password has at least {SHORTEST} characters - a few words in a row are good")
    if len(password) > LONGEST:
        raise BadInput(f"a password has at most {LONGEST} characters - give a shorter one")
    return password

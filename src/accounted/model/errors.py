"""What a person can mend."""

from __future__ import annotations


class AccountedError(Exception):
    """Something a person can mend. ``str()`` is one line: what it is about, what is wrong, what to do."""

    exit_code = 1


class BadInput(AccountedError):
    """A file or option that cannot be taken in as it stands."""

    exit_code = 2

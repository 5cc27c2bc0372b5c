"""What can go wrong with a register, each as one line for a person."""

from __future__ import annotations

from accounted.model import AccountedError, BadInput

__all__ = [
    "DamagedRegister",
    "NewerRegister",
    "NoRegister",
    "NotARegister",
    "RegisterError",
    "RegisterFull",
    "RegisterInUse",
]


class RegisterError(AccountedError):
    """The register could not do what was asked; what it held before it still holds."""


class RegisterInUse(RegisterError):
    """Another program is writing to the register, or holds it open where nobody may."""


class RegisterFull(RegisterError):
    """No room on the disk; what was being taken in was rolled back."""


class NoRegister(BadInput):
    """There is nothing at the path."""


class NotARegister(BadInput):
    """The file is something else."""


class NewerRegister(BadInput):
    """The register was written by a later version of the program."""


class DamagedRegister(BadInput):
    """The file is a register and cannot be read as one."""

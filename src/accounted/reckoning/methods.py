"""Method files: the rules of one casualty recorder as readable TOML, typed and checked.

A method file is data. Each rule in it is a small table with the rule's ``value`` (or a ``low`` and a ``high``), the
``document`` that it comes from and the ``sureness`` with which we know it. A key that is absent is a rule that nobody
has given: the reckoning then asks instead of assuming. ``docs/methods.md`` explains every key.
"""

from __future__ import annotations

import functools
import hashlib
import tomllib
from pathlib import Path
from typing import Any

import msgspec

from accounted.model import BadInput, Method
from accounted.reckoning.method_faults import did_you_mean, faults_of
from accounted.reckoning.method_rules import MethodRules

__all__ = ["MethodFaults", "check", "digest_of", "graded", "load", "shipped", "text_of"]

FOLDER = Path(__file__).parent / "methods"


class MethodFaults(BadInput):
    """A method file that cannot be used; ``faults`` holds everything that is wrong with it, in order of the file."""

    def __init__(self, where: str, faults: list[str]) -> None:
        self.faults = faults
        count = "1 fault" if len(faults) == 1 else f"{len(faults)} faults"
        super().__init__(f"method file {where}: {count}: " + "; ".join(faults))


def shipped() -> list[Method]:
    """Name cards of the methods that come with the program, by name."""
    return [_shipped(name).card for name in _names()]


def graded() -> list[MethodRules]:
    """Rules of the shipped methods that have a scale of grades, by name."""
    return [rules for card in shipped() if (rules := load(card.name)).grades]


def digest_of(name: str) -> str:
    """SHA-256, in hexadecimal, of the file of a shipped method: what a figure on paper was worked out by."""
    return hashlib.sha256((FOLDER / f"{name}.toml").read_bytes()).hexdigest()


def load(name_or_path: str | Path) -> MethodRules:
    """The method of that name, or in that file (anything that ends in ``.toml`` or holds a path separator).

    Raises ``BadInput`` with the nearest name where nothing is found, ``MethodFaults`` where the file is faulty.
    """
    text = str(name_or_path)
    names = _names()
    if text in names:
        return _shipped(text)
    path = Path(text)
    if isinstance(name_or_path, Path) or text.endswith(".toml") or "/" in text or "\\" in text:
        if path.is_file():
            return _read(path)
        raise BadInput(f"method file {text}: no such file; give the path of a .toml file or one of {', '.join(names)}")
    raise BadInput(f"method “{text}”: unknown{did_you_mean(text, list(names))}; known are {', '.join(names)}")


def text_of(name: str) -> str:
    """The file of a shipped method as it stands, with its comments; ``BadInput`` for another name."""
    names = _names()
    if name not in names:
        raise BadInput(f"method “{name}”: not shipped{did_you_mean(name, list(names))}; shipped are {', '.join(names)}")
    return (FOLDER / f"{name}.toml").read_text(encoding="utf-8")


def check(path: str | Path) -> list[str]:
    """Everything that is wrong with a method file, each fault a sentence; an empty list for a sound one."""
    data, faults = _parse(Path(path))
    return faults if data is None else faults_of(data)


@functools.cache
def _names() -> tuple[str, ...]:
    """Names of the shipped methods, in order; they come with the program and stay as they are while it runs."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))


@functools.cache
def _shipped(name: str) -> MethodRules:
    return _read(FOLDER / f"{name}.toml")


def _read(path: Path) -> MethodRules:
    data, faults = _parse(path)
    if data is not None:
        faults = faults_of(data)
    if data is None or faults:
        raise MethodFaults(path.name, faults)
    try:
        return msgspec.convert(data, MethodRules)
    except msgspec.ValidationError as err:  # a fault that ``method_faults`` does not put in better words
        raise MethodFaults(path.name, [str(err)]) from err


def _parse(path: Path) -> tuple[dict[str, Any] | None, list[str]]:
    try:
        return tomllib.loads(path.read_bytes().decode("utf-8-sig")), []
    except OSError as err:
        return None, [f"cannot be read: {err.strerror or err}"]
    except UnicodeDecodeError as err:
        return None, [f"not UTF-8 text (byte {err.start}): save it as UTF-8"]
    except tomllib.TOMLDecodeError as err:
        return None, [f"not TOML: {err}"]
    except RecursionError:
        return None, ["not TOML that can be read: nested too deep"]

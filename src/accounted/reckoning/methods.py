"""Method files: the rules of one casualty recorder as readable TOML, typed and checked.

A method file is data. Each rule in it is a small table with the rule's ``value`` (or a ``low`` and a ``high``), the
``document`` that it comes from and the ``sureness`` with which we know it. A key that is absent is a rule that nobody
has given: the reckoning then asks instead of assuming. ``docs/methods.md`` explains every key.
"""

from __future__ import annotations

import difflib
import functools
import hashlib
import re
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Generic, Literal, TypeVar, get_args

import msgspec

from accounted.model import BadInput, Bound, Method, Outcome, Value

__all__ = [
    "Bounding",
    "Grade",
    "MethodFaults",
    "MethodRules",
    "Setting",
    "Sureness",
    "Worth",
    "check",
    "load",
    "shipped",
    "text_of",
]

FOLDER = Path(__file__).parent / "methods"

Sureness = Literal["read", "second_hand", "observed", "unverified", "own"]
"""``read`` in the document named; ``second_hand``: another document says that it says so; ``observed``: worked out from
published records; ``unverified``: general knowledge, not confirmed in a text; ``own``: the method's author decides."""

Draw = Literal["range", "lowest", "low_best_high", "recent_majority_lowest"]
Standing = Literal["inside", "outside"]
Unlabelled = Literal["inside", "outside", "apart"]

FIELDS_OF_DRAW = {"range": 2, "lowest": 1, "low_best_high": 3, "recent_majority_lowest": 1}

VAGUE_WORDS = (
    "several_hundred", "several_dozen", "several", "a_large_number", "large_numbers", "a_number", "numbers",
    "a_few", "a_handful", "a_couple", "many", "numerous", "some", "most", "countless", "tens_of_thousands",
    "hundreds_of_thousands", "hundreds", "thousands", "dozens", "scores", "tens", "family", "others", "multiple",
    "bodies", "bare_plural",
)  # fmt: skip
"""Names of the words that a file may put a worth on; ``bare_plural`` is a plural without any number word."""

T = TypeVar("T")


class MethodFaults(BadInput):
    """A method file that cannot be used; ``faults`` holds everything that is wrong with it, in order of the file."""

    def __init__(self, where: str, faults: list[str]) -> None:
        self.faults = faults
        count = "1 fault" if len(faults) == 1 else f"{len(faults)} faults"
        super().__init__(f"method file {where}: {count}: " + "; ".join(faults))


class Setting(Value, Generic[T], frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One rule: its value, the document that gives it and how sure that is."""

    value: T
    document: str
    sureness: Sureness


class Worth(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a word without a number is worth: from ``low`` (or ``none``) to ``high`` (or ``open``)."""

    low: int | Literal["none"]
    high: int | Literal["open"]
    document: str
    sureness: Sureness


class Bounding(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a bounded number is worth. ``number`` is the number that the words give ("more than 70" gives 71); ``stated`` the
    one that stands in them (70)."""

    low: Literal["number", "stated", "none"]
    high: Literal["number", "stated", "open"]
    document: str
    sureness: Sureness


class Recorded(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An outcome that the method records, and the names of its figures."""

    fields: tuple[str, ...]
    document: str
    sureness: Sureness


class Figures(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    draw: Setting[Draw]
    updates: Setting[Literal["replaced", "kept"]] | None = None
    """Whether an origin's newer figure takes the place of its older one (so where absent), or both stand."""
    floors: Setting[Literal["lift", "beside"]] | None = None
    """Whether parts lift a figure that is below them (so where absent), or are only told."""

    @property
    def keeps_older(self) -> bool:
        return self.updates is not None and self.updates.value == "kept"

    @property
    def floors_beside(self) -> bool:
        return self.floors is not None and self.floors.value == "beside"


class GroupRules(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    counts: Setting[str]
    """Whom the method's headline figure is of: ``all persons`` or ``civilians``."""
    parts: Setting[tuple[str, ...]]
    """Narrower groups that it also gives figures of; ``any`` for every one; empty for none."""


class SourceRules(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    accused: Setting[Literal["beside", "counts"]]
    outlet_voice: Setting[Literal["only_alone", "counts", "never"]]
    leave_out: Setting[tuple[str, ...]] | None = None
    """Words in a speaker's name or description whose claims the method does not take."""
    independent_at_least: Setting[int] | None = None
    reading: Setting[Literal["strict", "loose"]] | None = None
    single_source: Setting[Literal["provisional", "marked"]] | None = None
    interested_only: Setting[Literal["not_recorded", "counts"]] | None = None


class CivilianRules(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who is a civilian. A key that is absent is a question that a person must answer."""

    police: Setting[Standing] | None = None
    security_forces: Setting[Standing] | None = None
    officials: Setting[Standing] | None = None
    guards: Setting[Standing] | None = None
    unlabelled: Setting[Unlabelled] | None = None
    labelled_by_accused: Setting[Standing] | None = None
    """People whom nobody but the accused party calls combatants."""


class Share(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a count of n that does not say killed or injured is worth for either: from ``low`` to n."""

    low: int | Literal["none"]
    high: Literal["number"]
    document: str
    sureness: Sureness


class PersonRules(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    disputed: Setting[Literal["either"]] | None = None
    killed_or_injured: Share | None = None


class EventRules(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    deaths_at_least: Setting[int] | None = None
    state_actor: Setting[Literal["ask", "counts", "outside"]] | None = None
    state_actor_words: Setting[tuple[str, ...]] | None = None


class Grade(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A grade that a person may give an incident. Nothing is reckoned from it."""

    meaning: str
    """What has to be so, in one line: people read it while they grade."""
    document: str
    sureness: Sureness


class MethodRules(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A whole method file."""

    name: str
    version: str
    conformity: Literal["full", "partial", "observed"]
    summary: str
    outcomes: dict[Outcome, Recorded]
    figures: Figures
    group: GroupRules
    sources: SourceRules
    civilians: CivilianRules = CivilianRules()
    persons: PersonRules = PersonRules()
    bounds: dict[Bound, Bounding]
    vague: dict[str, Worth] = msgspec.field(default_factory=dict)
    event: EventRules = EventRules()
    grades: dict[str, Grade] = msgspec.field(default_factory=dict)
    """The method's scale, in the order of its file; empty where it has none."""

    @property
    def card(self) -> Method:
        """The name card that tables print."""
        return Method(name=self.name, version=self.version, conformity=self.conformity, summary=self.summary)

    def __repr__(self) -> str:
        return f"<Method {self.name} {self.version} ({self.conformity})>"


# --------------------------------------------------------------------------- finding and loading


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
    raise BadInput(f"method “{text}”: unknown{_hint(text, list(names))}; known are {', '.join(names)}")


def text_of(name: str) -> str:
    """The file of a shipped method as it stands, with its comments; ``BadInput`` for another name."""
    names = _names()
    if name not in names:
        raise BadInput(f"method “{name}”: not shipped{_hint(name, list(names))}; shipped are {', '.join(names)}")
    return (FOLDER / f"{name}.toml").read_text(encoding="utf-8")


def check(path: str | Path) -> list[str]:
    """Everything that is wrong with a method file, each fault a sentence; an empty list for a sound one."""
    data, faults = _parse(Path(path))
    return faults if data is None else _faults(data)


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
        faults = _faults(data)
    if data is None or faults:
        raise MethodFaults(path.name, faults)
    try:
        return msgspec.convert(data, MethodRules)
    except msgspec.ValidationError as err:  # a fault that the checks below do not put in better words
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


# --------------------------------------------------------------------------- faults


def _hint(word: str, known: list[str]) -> str:
    near = difflib.get_close_matches(word, known, n=1, cutoff=0.5)
    return f", did you mean “{near[0]}”?" if near else ""


_Check = Callable[[Any], str | None]


def _one_of(*allowed: str) -> _Check:
    def judge(value: Any) -> str | None:
        if isinstance(value, str) and value in allowed:
            return None
        hint = _hint(value, list(allowed)) if isinstance(value, str) else ""
        return f"must be one of {', '.join(allowed)}, not {value!r}{hint}"

    return judge


def _words(value: Any) -> str | None:
    if isinstance(value, list) and all(isinstance(x, str) and x.strip() for x in value):
        return None
    return f"must be a list of words, not {value!r}"


def _number(least: int) -> _Check:
    def judge(value: Any) -> str | None:
        if isinstance(value, int) and not isinstance(value, bool) and value >= least:
            return None
        return f"must be a whole number of at least {least}, not {value!r}"

    return judge


def _text(value: Any) -> str | None:
    return None if isinstance(value, str) and value.strip() else f"must be words, not {value!r}"


def _end(word: str) -> _Check:
    def judge(value: Any) -> str | None:
        if value == word or _number(0)(value) is None:
            return None
        return f"must be a whole number of at least 0, or “{word}”, not {value!r}"

    return judge


_STANDING = _one_of("inside", "outside")
_RECORDED: dict[str, _Check] = {"fields": _words}
_BOUNDING: dict[str, _Check] = {
    "low": _one_of("number", "stated", "none"),
    "high": _one_of("number", "stated", "open"),
}
_WORTH: dict[str, _Check] = {"low": _end("none"), "high": _end("open")}


def _value(judge: _Check) -> dict[str, _Check]:
    return {"value": judge}


SHAPE: dict[str, dict[str, dict[str, _Check]]] = {
    "outcomes": dict.fromkeys(get_args(Outcome), _RECORDED),
    "figures": {
        "draw": _value(_one_of(*get_args(Draw))),
        "updates": _value(_one_of("replaced", "kept")),
        "floors": _value(_one_of("lift", "beside")),
    },
    "group": {"counts": _value(_one_of("all persons", "civilians")), "parts": _value(_words)},
    "sources": {
        "accused": _value(_one_of("beside", "counts")),
        "outlet_voice": _value(_one_of("only_alone", "counts", "never")),
        "leave_out": _value(_words),
        "independent_at_least": _value(_number(1)),
        "reading": _value(_one_of("strict", "loose")),
        "single_source": _value(_one_of("provisional", "marked")),
        "interested_only": _value(_one_of("not_recorded", "counts")),
    },
    "civilians": {
        "police": _value(_STANDING),
        "security_forces": _value(_STANDING),
        "officials": _value(_STANDING),
        "guards": _value(_STANDING),
        "unlabelled": _value(_one_of("inside", "outside", "apart")),
        "labelled_by_accused": _value(_STANDING),
    },
    "persons": {"disputed": _value(_one_of("either")), "killed_or_injured": _WORTH},
    "bounds": {name: _BOUNDING for name in get_args(Bound) if name not in ("vague", "none")},
    "vague": dict.fromkeys(VAGUE_WORDS, _WORTH),
    "event": {
        "deaths_at_least": _value(_number(1)),
        "state_actor": _value(_one_of("ask", "counts", "outside")),
        "state_actor_words": _value(_words),
    },
    "grades": {},
}
"""Every section and key that a method file may have, with the test of each value. Grades have the names that they have."""

_GRADE = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
HEAD: dict[str, _Check] = {
    "name": _text, "version": _text, "summary": _text, "conformity": _one_of("full", "partial", "observed"),
}  # fmt: skip
REQUIRED = ("outcomes", "figures.draw", "group.counts", "group.parts", "sources.accused", "sources.outlet_voice",
            "bounds.exact")  # fmt: skip


def _faults(data: Mapping[str, Any]) -> list[str]:
    faults: list[str] = []
    known = [*HEAD, *SHAPE]
    for key, value in data.items():
        if key in HEAD:
            wrong = HEAD[key](value)
            if wrong:
                faults.append(f"{key}: {wrong}")
        elif key not in SHAPE:
            faults.append(f"{key}: unknown key{_hint(key, known)}")
        elif not isinstance(value, dict):
            faults.append(f"{key}: must be a table of settings, not {value!r}")
        else:
            for name, entry in value.items():
                faults += _entry_faults(key, name, entry)
    faults += [f"{key}: missing" for key in HEAD if key not in data]
    for path in REQUIRED:
        section, _, name = path.partition(".")
        held = data.get(section)
        if held is None or held == {} or (name and isinstance(held, dict) and name not in held):
            faults.append(f"{path}: missing")
    return faults + _contradictions(data)


def _entry_faults(section: str, name: str, entry: Any) -> list[str]:
    path = f"{section}.{name}"
    shape = {"meaning": _text} if section == "grades" and _GRADE.fullmatch(name) else SHAPE[section].get(name)
    if section == "grades" and shape is None:
        return [f"{path}: a grade is called by small letters, digits and hyphens, 40 at most"]
    if shape is None:
        return [f"{path}: unknown key{_hint(name, list(SHAPE[section]))}"]
    if path == "persons.killed_or_injured":
        shape = {"low": _end("none"), "high": _one_of("number")}
    if not isinstance(entry, dict):
        return [f"{path}: must be a table with {', '.join(shape)}, document and sureness, not {entry!r}"]
    full: dict[str, _Check] = {**shape, "document": _text, "sureness": _one_of(*get_args(Sureness))}
    faults = [f"{path}: unknown key {key}{_hint(key, list(full))}" for key in entry if key not in full]
    for key, judge in full.items():
        if key not in entry:
            why = (
                ": each value says where it comes from and how sure that is" if key in ("document", "sureness") else ""
            )
            faults.append(f"{path}: {key} missing{why}")
            continue
        wrong = judge(entry[key])
        if wrong:
            faults.append(f"{path}.{key}: {wrong}")
    return faults


def _get(data: Mapping[str, Any], section: str, name: str, key: str = "value") -> Any:
    table = data.get(section)
    entry = table.get(name) if isinstance(table, dict) else None
    return entry.get(key) if isinstance(entry, dict) else None


def _contradictions(data: Mapping[str, Any]) -> list[str]:
    """Settings that are sound alone and cannot stand together."""
    faults: list[str] = []
    draw = _get(data, "figures", "draw")
    outcomes = data.get("outcomes")
    need = FIELDS_OF_DRAW.get(draw) if isinstance(draw, str) else None
    for name in outcomes if isinstance(outcomes, dict) else ():
        fields = _get(data, "outcomes", name, "fields")
        if isinstance(fields, list) and need is not None and len(fields) != need:
            faults.append(f"outcomes.{name}.fields: figures.draw “{draw}” fills {need}, and {len(fields)} are named")
        if isinstance(fields, list) and len(set(map(str, fields))) != len(fields):
            faults.append(f"outcomes.{name}.fields: a name stands twice")
    vague = data.get("vague")
    for name in vague if isinstance(vague, dict) else ():
        low, high = _get(data, "vague", name, "low"), _get(data, "vague", name, "high")
        if isinstance(low, int) and isinstance(high, int) and low > high:
            faults.append(f"vague.{name}: low {low} is above high {high}")
    reading, least = _get(data, "sources", "reading"), _get(data, "sources", "independent_at_least")
    for key in ("reading", "single_source"):
        if _get(data, "sources", key) is not None and least is None:
            faults.append(
                f"sources.{key}: says how independent sources are asked for, and independent_at_least is missing"
            )
    if reading == "strict" and isinstance(least, int) and least < 2:
        faults.append("sources.reading: “strict” asks for two sources per figure, and independent_at_least is below 2")
    police, forces = _get(data, "civilians", "police"), _get(data, "civilians", "security_forces")
    if police == "outside" and forces == "inside":
        faults.append("civilians: security_forces inside and police outside, though police are security forces")
    if _get(data, "event", "state_actor") in ("ask", "outside") and _get(data, "event", "state_actor_words") is None:
        faults.append("event.state_actor: needs event.state_actor_words, by which a state's forces are known")
    counts, parts = _get(data, "group", "counts"), _get(data, "group", "parts")
    if counts == "civilians" and isinstance(parts, list) and "all persons" in parts:
        faults.append("group.parts: “all persons” cannot be a part where group.counts is “civilians”")
    if data.get("conformity") == "full":
        for section in SHAPE:
            table = data.get(section)
            for name in table if isinstance(table, dict) else ():
                sureness = _get(data, section, name, "sureness")
                if sureness in ("second_hand", "observed", "unverified"):
                    faults.append(f"{section}.{name}: is {sureness}, and conformity is “full”")
    return faults

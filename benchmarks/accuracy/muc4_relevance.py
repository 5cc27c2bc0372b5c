"""MUC-4's own notion of which incidents are worth a template, as a filter over what the product found. The product has none.

The conference asked for acts of terrorism and of state violence against non-combatants in nine countries, of the last two
months, told as something particular. Clashes of army and guerrillas, a war's totals, "they kill our children" and old cases
are not in its keys, though a recorder of violence wants all of them. What is asked of an incident here is asked of the
form that the adapter gives (``muc4.incidents``) and of the day of the message: nothing of the text.

How much each trait counts was fitted on MUC-4 dev (messages with a passage in the test part of our gold set left out) by

    python -m benchmarks.accuracy.muc4_relevance ../shared/data

which takes a quarter of an hour and prints :data:`WEIGHTS` anew.
"""

from __future__ import annotations

import math
import re
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

Form = Mapping[str, Any]
"""An incident in the form of ``score/score.py``."""

NINE = frozenset(
    ["Argentina", "Bolivia", "Chile", "Colombia", "Ecuador", "El Salvador", "Guatemala", "Honduras", "Peru"]
)
TWO_MONTHS = 62
COMBATANT = re.compile(
    r"\b(?:soldiers?|troops?|guerr?illas?|rebels?|insurgents?|subversives?|terrorists?|fighters?|combatants?|militants?|army|"
    r"battalion|brigade|platoon|patrol|marines?|officers?|sergeants?|lieutenants?|captains?|commandos?|"
    r"commanders?|criminals?|traffickers?|casualties|fmln|farc|eln|epl|mrta|contras?|attackers?|assailants?|gunmen|"
    r"murderers?|assassins?|enemy|pilots?|crewm[ae]n|military)\b",
    re.I,
)
REBEL = re.compile(
    r"\b(?:guerr?illas?|rebels?|insurgents?|subversives?|terrorists?|fmln|farc|eln|epl|attackers?|assailants?|gunmen|murderers?|"
    r"assassins?)\b(?!\s+(?:leader|commander|deserter))",
    re.I,
)
POLICE = re.compile(r"\b(?:police\w*|guards?|guardsm[ae]n|carabineros?|agents?|bodyguards?|detectives?)\b", re.I)
NOTABLE = re.compile(
    r"\b(?:priests?|jesuits?|nuns?|bishop|archbishop|monsignor|msgr|father|judges?|magistrates?|mayors?|governor|senator|"
    r"deput(?:y|ies)|councilm[ae]n|ministers?|president|candidate|leaders?|attorney|ambassador|diplomat|reporters?|"
    r"journalists?|newsm[ae]n|director|professor|rector|students?|teachers?|missionar(?:y|ies)|unionists?|members? of)\b",
    re.I,
)
ANYBODY = re.compile(
    r"^(?:the\s+|other\s+|our\s+|many\s+|innocent\s+)*(?:people|persons?|others?|civilians?|victims?|men|women|children|youths?|"
    r"(?:[\w.]+\s)?(?:brothers|comrades)|colombians|salvadorans?|salvadoran people|panamanians|citizens|members|peasants)$",
    re.I,
)
STATE = re.compile(
    r"\b(?:army|armed forces|troops|soldiers|military|government|air force|police|battalion|brigade)\b", re.I
)
GROUPS = re.compile(
    r"\b(?:terrorists?|guerrillas?|rebels?|subversives?|fmln|farc|eln|path|mrta|extraditables|cartel|squads?|commandos?|"
    r"assassins?|gunmen|unidentified|hooded|armed men|individuals?|unknown)\b",
    re.I,
)


def _harmed(form: Form) -> list[Mapping[str, Any]]:
    return [v for v in form["victims"] if v["effects"]]


def _words(form: Form) -> list[str]:
    return [v["description"] or "" for v in _harmed(form)]


def _age(form: Form, published: str | None) -> int | None:
    """Days from the end of an incident to the day of the message."""
    end = (form["date"] or {}).get("end")
    if end is None or published is None:
        return None
    return (date.fromisoformat(published[:10]) - date.fromisoformat(end[:10])).days


def _number(form: Form, what: str) -> int:
    bounds = form[what] or {}
    return max((n for n in (bounds.get("low"), bounds.get("high")) if n is not None), default=0)


TRAITS: Mapping[str, Callable[[Form, str | None, int], bool]] = {
    "named victim": lambda f, p, n: any(v["name"] for v in _harmed(f)),
    "notable victim": lambda f, p, n: any(NOTABLE.search(w) for w in _words(f)),
    "all combatants": lambda f, p, n: bool(_words(f)) and all(COMBATANT.search(w) for w in _words(f)),
    "some combatants": lambda f, p, n: any(COMBATANT.search(w) for w in _words(f)),
    "all police": lambda f, p, n: bool(_words(f)) and all(POLICE.search(w) for w in _words(f)),
    "anybody, no number": lambda f, p, n: (
        bool(_words(f))
        and all(ANYBODY.match(w) and "number" not in v for v, w in zip(_harmed(f), _words(f), strict=True))
    ),
    "no number": lambda f, p, n: bool(_words(f)) and all("number" not in v for v in _harmed(f)),
    "nobody described": lambda f, p, n: not any(v["name"] or v["description"] != "people" for v in _harmed(f)),
    "outside the nine": lambda f, p, n: bool(f["place"]) and f["place"]["country"] not in NINE,
    "no country": lambda f, p, n: not f["place"],
    "a place": lambda f, p, n: bool(f["place"] and (f["place"]["name"] or f["place"]["admin"])),
    "a day": lambda f, p, n: (f["date"] or {}).get("start") is not None,
    "within three days": lambda f, p, n: (
        (f["date"] or {}).get("start") is not None and (a := _age(f, p)) is not None and a <= 3
    ),
    "over two months": lambda f, p, n: (a := _age(f, p)) is not None and a > TWO_MONTHS,
    "clash": lambda f, p, n: f["kind"] == "clash",
    "from the air or by guns": lambda f, p, n: f["kind"] in ("air strike", "shelling", "missile strike", "raid"),
    "bombing": lambda f, p, n: f["kind"] in ("bombing", "grenade attack", "suicide bombing"),
    "murder": lambda f, p, n: f["kind"] in ("assassination", "shooting", "massacre", "execution", "ambush"),
    "kidnapping": lambda f, p, n: f["kind"] == "kidnapping",
    "over thirty": lambda f, p, n: _number(f, "killed") > 30,
    "over two hundred": lambda f, p, n: max(_number(f, "killed"), _number(f, "injured")) > 200,
    "by a state": lambda f, p, n: any(STATE.search(x["name"]) for x in f["perpetrators"]),
    "by a group": lambda f, p, n: any(GROUPS.search(x["name"]) for x in f["perpetrators"]),
    "one of several": lambda f, p, n: n > 1,
    "one of many": lambda f, p, n: n > 3,
    "something hit": lambda f, p, n: bool(f["physical_targets"]),
}
"""What is asked of an incident, the day of its message, and how many incidents the message has."""

WEIGHTS: Mapping[str, float] = {
    "": -0.17,
    "named victim": 0.38,
    "notable victim": 0.63,
    "all combatants": -1.25,
    "some combatants": -1.2,
    "all police": -0.21,
    "anybody, no number": 0.0,
    "no number": 0.0,
    "nobody described": -0.15,
    "outside the nine": -0.67,
    "no country": -0.12,
    "a place": 0.83,
    "a day": 0.61,
    "within three days": 0.29,
    "over two months": -1.26,
    "clash": -0.82,
    "from the air or by guns": -0.26,
    "bombing": 0.72,
    "murder": 0.82,
    "kidnapping": 0.28,
    "over thirty": -0.89,
    "over two hundred": -0.37,
    "by a state": -0.3,
    "by a group": 0.29,
    "one of several": -0.64,
    "one of many": 0.13,
    "something hit": 0.07,
}
"""Of each trait, and of none."""
KEEP = 0.4
"""Likelihood from which an incident is kept."""


def filtered(predictions: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Predictions (``muc4.predict``) with the relevant incidents alone."""
    return [{**p, "incidents": relevant(p["incidents"], p["published"])} for p in predictions]


def relevant(forms: Sequence[Form], published: str | None) -> list[Form]:
    """The incidents of one message that the conference would have wanted, with the victims that it counts as such."""
    return [targets(f) for f in forms if likelihood(f, published, len(forms)) >= KEEP]


def targets(form: Form) -> Form:
    """``form`` without the guerrillas and attackers among its victims: to the conference they are no targets.

    Where some are left out the totals are those of the victims that remain.
    """
    kept = [v for v in form["victims"] if v["name"] or not REBEL.search(v["description"] or "")]
    if len(kept) == len(form["victims"]) or not any(v["effects"] for v in kept):
        return form
    return {**form, "victims": kept, "killed": None, "injured": None}


def likelihood(form: Form, published: str | None, many: int) -> float:
    """How likely an incident has a template, by :data:`WEIGHTS`."""
    total = WEIGHTS[""] + sum(WEIGHTS[t] for t, asked in TRAITS.items() if asked(form, published, many))
    return 1 / (1 + math.exp(-total))


def fit(rows: Sequence[tuple[Sequence[bool], bool]], strength: float = 3.0) -> dict[str, float]:
    """Weights of a logistic regression with a penalty of ``strength`` on all but the constant, by Newton's method."""
    import numpy as np

    x = np.array([[1.0, *map(float, traits)] for traits, _ in rows])
    y = np.array([float(wanted) for _, wanted in rows])
    penalty = np.diag([1e-6, *[strength] * len(TRAITS)])
    w = np.zeros(x.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ w))
        step = np.linalg.solve(x.T @ (x * (p * (1 - p))[:, None]) + penalty, x.T @ (y - p) - penalty @ w)
        w += step
        if np.abs(step).max() < 1e-8:
            break
    return dict(zip(("", *TRAITS), (round(float(v), 2) for v in w), strict=True))


def main(data: Path) -> None:
    """Read the training messages, label each incident by whether the key has a template for it, and print the weights."""
    from benchmarks.accuracy.muc4 import predict
    from benchmarks.accuracy.scorers import loaded

    rules = loaded(data / "score" / "score.py")
    kept_back = {
        row["document"]
        for line in (Path(__file__).parents[1] / "gold" / "passages.jsonl").read_bytes().splitlines()
        if (row := msgspec.json.decode(line))["part"] == "test"
    }
    lines = (data / "muc4" / "dev.jsonl").read_bytes().splitlines()
    messages = [m for m in map(msgspec.json.decode, lines) if m["id"] not in kept_back]
    with tempfile.TemporaryDirectory() as folder:
        part = Path(folder, "training.jsonl")
        part.write_bytes(b"".join(msgspec.json.encode(m) + b"\n" for m in messages))
        predictions = predict(part)
    rows = []
    for message, said in zip(messages, predictions, strict=True):
        rows += labelled(rules, message["templates"], said["incidents"], said["published"])
    for trait, weight in fit(rows).items():
        print(f"    {trait!r}: {weight},".replace("'", '"'))


def labelled(
    rules: Any, templates: Sequence[Any], forms: Sequence[Form], published: str | None
) -> list[tuple[list[bool], bool]]:
    """Traits and truth of each incident with casualties; those whose template has none are left out.

    ``rules``: ``score/score.py``, whose pairing is used.
    """
    told = [f for f in forms if rules.has_casualty_pred(f)]
    pairs = [[rules.score_pair(f, t) for t in templates] for f in told]
    worth = [[sum(s[x][2] for x in rules.FIELDS) if s["_eligible"] else 0 for s in row] for row in pairs]
    found = dict(rules.assign(worth)) if told and templates else {}
    return [
        ([asked(form, published, len(forms)) for asked in TRAITS.values()], i in found)
        for i, form in enumerate(told)
        if i not in found or rules.has_casualty_gold(templates[found[i]])
    ]


if __name__ == "__main__":
    main(Path(sys.argv[1]))

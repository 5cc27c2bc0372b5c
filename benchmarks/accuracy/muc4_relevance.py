"""MUC-4's own notion of which incidents are worth a template, as a filter over what the product found. The product has none.

The conference asked for acts of terrorism and of state violence against non-combatants in nine countries, of the last two
months, told as something particular. Clashes of army and guerrillas, a war's totals, "they kill our children" and old cases
are not in its keys, though a recorder of violence wants all of them. Three things are asked of an incident here: of the
form that the adapter gives (``muc4.incidents``) and the day of the message (:data:`TRAITS`); which common words the message
holds; and which stand within :data:`NEAR` characters of its casualties. Names are no words in this sense.

How much each counts was fitted on MUC-4 dev (messages with a passage in the test part of our gold set left out) by

    python -m benchmarks.accuracy.muc4_relevance ../shared/data

which takes half an hour, prints :data:`WEIGHTS` anew and writes ``muc4_words.json``: weights of words, no text.
"""

from __future__ import annotations

import math
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cache
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
    "": -0.7,
    "named victim": 0.37,
    "notable victim": 0.54,
    "all combatants": -0.76,
    "some combatants": -1.07,
    "all police": -0.32,
    "anybody, no number": 0.0,
    "no number": 0.0,
    "nobody described": -0.02,
    "outside the nine": -0.57,
    "no country": -0.22,
    "a place": 0.77,
    "a day": 0.31,
    "within three days": 0.24,
    "over two months": -1.27,
    "clash": -0.44,
    "from the air or by guns": -0.34,
    "bombing": 0.31,
    "murder": 0.64,
    "kidnapping": 0.31,
    "over thirty": -0.52,
    "over two hundred": -0.03,
    "by a state": -0.26,
    "by a group": -0.05,
    "one of several": -0.81,
    "one of many": -0.21,
    "something hit": 0.2,
    "words of the message": 0.45,
    "words near the harm": 0.82,
}
"""Of each trait, of none, and of what the words of the message and those near the harm say."""
WORDS = Path(__file__).with_name("muc4_words.json")
NEAR = 150
FEWEST = {"message": 6, "near": 3}
"""Messages, and incidents, that must hold a word for it to be weighed."""
PENALTY = {"message": 20.0, "near": 15.0}
FOLDS = 5
KEEP = 0.4
"""Likelihood from which an incident is kept."""


def filtered(predictions: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Predictions (``muc4.predict``) with the relevant incidents alone."""
    return [{**p, "incidents": relevant(p["incidents"], p["published"], p.get("text", ""))} for p in predictions]


def relevant(forms: Sequence[Form], published: str | None, text: str = "") -> list[Form]:
    """The incidents of one message that the conference would have wanted, with the victims that it counts as such."""
    return [targets(f) for f in forms if likelihood(f, published, len(forms), text) >= KEEP]


def targets(form: Form) -> Form:
    """``form`` without the guerrillas and attackers among its victims: to the conference they are no targets.

    Where some are left out the totals are those of the victims that remain.
    """
    kept = [v for v in form["victims"] if v["name"] or not REBEL.search(v["description"] or "")]
    if len(kept) == len(form["victims"]) or not any(v["effects"] for v in kept):
        return form
    return {**form, "victims": kept, "killed": None, "injured": None}


def likelihood(form: Form, published: str | None, many: int, text: str = "") -> float:
    """How likely an incident has a template, by :data:`WEIGHTS`; without the message's text, by the form alone."""
    total = WEIGHTS[""] + sum(WEIGHTS[t] for t, asked in TRAITS.items() if asked(form, published, many))
    if text:
        weights = _word_weights()
        total += WEIGHTS["words of the message"] * _said(weights["message"], common_words(text))
        total += WEIGHTS["words near the harm"] * _said(weights["near"], near(form, text))
    return 1 / (1 + math.exp(-total))


def near(form: Form, text: str) -> frozenset[str]:
    """The common words that stand by the casualties of an incident."""
    return frozenset().union(*(common_words(text[max(0, at - NEAR) : at + NEAR]) for at in form.get("at", ())))


def common_words(text: str) -> frozenset[str]:
    """Words of three letters and more, in capitals, that are no names as far as the product's list of words tells."""
    return frozenset(w for w in re.findall(r"[A-Z]{3,}", text.upper()) if w in _not_names())


@cache
def _not_names() -> frozenset[str]:
    from importlib.resources import files

    listed = files("accounted.claims.english").joinpath("data/casing.txt").read_text("utf-8").split()
    return frozenset(w.upper() for w in listed if w.islower())


@cache
def _word_weights() -> Mapping[str, Mapping[str, float]]:
    weights: Mapping[str, Mapping[str, float]] = msgspec.json.decode(WORDS.read_bytes())
    return weights


def _said(weights: Mapping[str, float], words: Iterable[str]) -> float:
    return weights[""] + sum(weights.get(w, 0.0) for w in sorted(words))


Row = tuple[Sequence[float], bool]
"""What is asked of a thing, and whether it is wanted."""


def fit(rows: Sequence[Row], strength: float = 3.0) -> list[float]:
    """Weights of a logistic regression, the constant first, with a penalty of ``strength`` on all others, by Newton's
    method."""
    import numpy as np

    x = np.array([[1.0, *traits] for traits, _ in rows], dtype=float)
    y = np.array([float(wanted) for _, wanted in rows])
    penalty = np.full(x.shape[1], strength)
    penalty[0] = 1e-6
    w = np.zeros(x.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ w))
        step = np.linalg.solve((x.T * (p * (1 - p))) @ x + np.diag(penalty), x.T @ (y - p) - penalty * w)
        w += step
        if np.abs(step).max() < 1e-4:
            break
    return [float(v) for v in w]


def word_weights(
    words: Sequence[frozenset[str]], wanted: Sequence[bool], fewest: int, penalty: float
) -> dict[str, float]:
    """The weight of each word that at least ``fewest`` of the things hold, and of none."""
    held = Counter(w for some in words for w in some)
    known = sorted(w for w, n in held.items() if n >= fewest)
    found = fit([([float(w in some) for w in known], yes) for some, yes in zip(words, wanted, strict=True)], penalty)
    return dict(zip(("", *known), (round(v, 3) for v in found), strict=True))


def learn(
    rules: Any, messages: Sequence[Mapping[str, Any]], predictions: Sequence[Mapping[str, Any]]
) -> tuple[dict[str, float], dict[str, dict[str, float]]]:
    """:data:`WEIGHTS`, and the weights of words, from messages with their keys and what the adapter says of them.

    The traits are weighed beside what words say of messages that they were not learned from, by :data:`FOLDS`.
    """
    rows = [
        (n, form, wanted, traits)
        for n, (message, said) in enumerate(zip(messages, predictions, strict=True))
        for form, traits, wanted in labelled(rules, message["templates"], said["incidents"], said["published"])
    ]
    texts = [common_words(m["text"]) for m in messages]
    told = [bool(m["templates"]) for m in messages]
    by = [near(form, messages[n]["text"]) for n, form, _, _ in rows]

    def weighed(skip: int | None) -> dict[str, dict[str, float]]:
        some = [n for n in range(len(messages)) if n % FOLDS != skip]
        few = [i for i, (n, *_) in enumerate(rows) if n % FOLDS != skip]
        return {
            "message": word_weights(
                [texts[n] for n in some], [told[n] for n in some], FEWEST["message"], PENALTY["message"]
            ),
            "near": word_weights([by[i] for i in few], [rows[i][2] for i in few], FEWEST["near"], PENALTY["near"]),
        }

    unseen = [weighed(fold) for fold in range(FOLDS)]
    scored = [
        (
            [
                *map(float, traits),
                _said(unseen[n % FOLDS]["message"], texts[n]),
                _said(unseen[n % FOLDS]["near"], by[i]),
            ],
            yes,
        )
        for i, (n, _, yes, traits) in enumerate(rows)
    ]
    names = ("", *TRAITS, "words of the message", "words near the harm")
    return dict(zip(names, (round(v, 2) for v in fit(scored)), strict=True)), weighed(None)


def main(data: Path) -> None:
    """Read the training messages, label each incident by whether the key has a template for it, and keep the weights."""
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
    keep(*learn(rules, messages, predictions))


def keep(weights: Mapping[str, float], words: Mapping[str, Mapping[str, float]]) -> None:
    """Print the weights of traits, and write those of words where the filter looks for them."""
    for trait, weight in weights.items():
        print(f"    {trait!r}: {weight},".replace("'", '"'))
    WORDS.write_bytes(msgspec.json.format(msgspec.json.encode(words), indent=0) + b"\n")


def labelled(
    rules: Any, templates: Sequence[Any], forms: Sequence[Form], published: str | None
) -> list[tuple[Form, list[bool], bool]]:
    """Form, traits and truth of each incident with casualties; those whose template has none are left out.

    ``rules``: ``score/score.py``, whose pairing is used.
    """
    told = [f for f in forms if rules.has_casualty_pred(f)]
    pairs = [[rules.score_pair(f, t) for t in templates] for f in told]
    worth = [[sum(s[x][2] for x in rules.FIELDS) if s["_eligible"] else 0 for s in row] for row in pairs]
    found = dict(rules.assign(worth)) if told and templates else {}
    return [
        (form, [asked(form, published, len(forms)) for asked in TRAITS.values()], i in found)
        for i, form in enumerate(told)
        if i not in found or rules.has_casualty_gold(templates[found[i]])
    ]


if __name__ == "__main__":
    main(Path(sys.argv[1]))

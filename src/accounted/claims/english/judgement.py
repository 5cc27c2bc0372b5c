"""Scope and cover of a casualty claim, weighed from its signals.

A linear judge over the names of :mod:`signals`: each signal that holds adds its weight to each answer, and the answers' shares
are the softmax of the sums. ``data/judgement.json`` holds the weights; ``training/scope/train.py`` makes it and prints how good it is,
by documents that it did not see, beside the rules of ``scope`` and ``covers`` (whose answers are signals like others).

Rules go before it where the words leave no choice: people said to be among others are a part.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from math import exp
from typing import Any, cast

from accounted.claims.english.casualties import Found
from accounted.claims.english.covers import Judged, judge_covers, label_of
from accounted.claims.english.document import Document
from accounted.claims.english.signals import signals
from accounted.claims.english.signals.report import setting_of
from accounted.model import Covers, Scope, Source

DATA = "data/judgement.json"


@cache
def _weights() -> dict[str, Any]:
    data: dict[str, Any] = json.loads((files("accounted.claims.english") / DATA).read_text("utf-8"))
    return data


def shares(question: str, names: Sequence[str]) -> dict[str, float]:
    """The share of each answer to ``question`` ("scope" or "covers") where the signals ``names`` hold. They add up to 1."""
    table = _weights()[question]
    answers: list[str] = table["answers"]
    weights: dict[str, list[float]] = table["weights"]
    sums = [0.0] * len(answers)
    for name in names:
        for i, w in enumerate(weights.get(name, ())):
            sums[i] += w
    top = max(sums)
    odds = [exp(s - top) for s in sums]
    whole = sum(odds)
    return {a: o / whole for a, o in zip(answers, odds, strict=True)}


def scope_of_shares(parts: Mapping[str, float], rule: str, limits: Mapping[str, float]) -> Scope:
    """The scope: the rule's where it sees another than this incident (it seldom does, and is mostly right); else another
    where the others together reach the mark."""
    others = {a: p for a, p in parts.items() if a != "this_incident"}
    best = max(others, key=lambda a: (others[a], a))
    said = rule if rule != "this_incident" else best if sum(others.values()) >= limits["mark"] else "this_incident"
    return cast(Scope, said)


def covers_of_shares(parts: Mapping[str, float], rule: str, limits: Mapping[str, float]) -> Covers:
    """What the claim covers: the rule's answer, but where another is more probable by a margin."""
    best = max(parts, key=lambda a: (parts[a], a))
    return cast(Covers, best if parts[best] - parts[rule] > limits["margin"] else rule)


def judge_all(document: Document, found: list[Found], speakers: list[Source | None]) -> list[Judged]:
    """Set the scope of each claim of a report, and tell what each covers and of what it is a part."""
    ruled = judge_covers(found, speakers)
    setting = setting_of(document, found)
    limits: dict[str, float] = _weights()["limits"]
    out: list[Judged] = []
    scopes: list[Scope] = []
    for f, (rule, part_of) in zip(found, ruled, strict=True):
        names = signals(f, setting, rule)
        scopes.append(scope_of_shares(shares("scope", names), f.scope, limits))
        cover: Covers = "part" if f.part or f.site else covers_of_shares(shares("covers", names), rule, limits)
        out.append((cover, (part_of or label_of(f)) if cover == "part" else None))
    for f, scope in zip(found, scopes, strict=True):
        f.scope = scope
    return out

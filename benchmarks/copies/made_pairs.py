"""Pairs of texts made at run time from the corpora: copies edited by so much, and different reports of one incident.

A copy is a text of MUC-4 dev, re3d or India (train) of which a share of the words was edited: put in another word of the corpora, left out,
put in, or a neighbour swapped; now and then a name is respelled or a number changed. Half of the copies are also reordered by
sentences, cut to a part, or spliced with a part of another text.

What is no copy: two MUC-4 messages whose keys share date and country, and kind or place, or a victim by name; two reports of one
incident of multi-report that its gold does not call near copies. Message pairs that share a run of ``SAME_RUN`` words are left out:
many are true copies, and nobody has judged them; so are those that were judged to be copies.
"""

from __future__ import annotations

import json
import random
import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

import msgspec

from benchmarks.accuracy.multi_report import paths_of
from benchmarks.copies.draw_pairs import judged_pairs
from benchmarks.gold.corpora import documents

BANDS = ((0.0, 0.2), (0.2, 0.4), (0.4, 0.6))
SEED = 4711
COPIES = 1050
FEWEST_WORDS = 60
SAME_RUN = 12
_WORD = re.compile(r"\S+")


class Pair(msgspec.Struct, frozen=True):
    """Two texts, whether the second is a copy of the first, and the band of edits (-1: no copy)."""

    left: str
    right: str
    copy: bool
    band: int


def made_pairs(data: Path, copies: int = COPIES) -> list[Pair]:
    """``copies`` edited copies, a third in each band, and up to as many pairs that are none."""
    dice = random.Random(SEED)
    texts = sorted({d.text for d in documents(data) if len(d.text.split()) >= FEWEST_WORDS})
    words = [w for t in dice.sample(texts, 400) for w in t.split()]
    out = []
    for number, text in enumerate(dice.sample(texts, copies)):
        band = number % len(BANDS)
        cut = " ".join(text.split()[:400])
        share = dice.uniform(*BANDS[band])
        out.append(Pair(cut, _moved(_edited(cut, share, words, dice), texts, dice), True, band))
    others = [Pair(a, b, False, -1) for a, b in _one_incident(data)]
    dice.shuffle(others)
    return out + others[:copies]


def _edited(text: str, share: float, words: Sequence[str], dice: random.Random) -> str:
    """``text`` with about ``share`` of its words edited."""
    out: list[str] = []
    for word in text.split():
        if dice.random() >= share:
            out.append(word)
            continue
        act = dice.random()
        if word[:1].isdigit():
            out.append(str(dice.randrange(2, 90)))
        elif act < 0.5:
            other = dice.choice(words)
            out.append(other.upper() if word.isupper() else other)
        elif act < 0.75:
            continue
        elif act < 0.9:
            out += [word, dice.choice(words)]
        elif len(word) > 5:
            at = dice.randrange(1, len(word) - 1)
            out.append(word[:at] + dice.choice("aeiou") + word[at + 1 :])
        elif out:
            out.insert(len(out) - 1, word)
        else:
            out.append(word)
    return " ".join(out)


def _moved(text: str, texts: Sequence[str], dice: random.Random) -> str:
    """Half the time as it is, else with its sentences in another order, cut to a part, or spliced with another text."""
    act = dice.random()
    parts = re.split(r"(?<=[.!?])\s+", text)
    if act < 0.5 or len(parts) < 4:
        return text
    if act < 0.65:
        dice.shuffle(parts)
        return " ".join(parts)
    if act < 0.8:
        keep = max(3, len(parts) // 2)
        start = dice.randrange(len(parts) - keep + 1)
        return " ".join(parts[start : start + keep])
    other = dice.choice(texts).split()[:150]
    return " ".join([*other, text]) if act < 0.9 else " ".join([text, *other])


def _one_incident(data: Path) -> list[tuple[str, str]]:
    """Pairs of texts that tell of one incident in words of their own."""
    told: dict[tuple[str, ...], set[str]] = defaultdict(set)
    texts: dict[str, str] = {}
    for line in (data / "muc4" / "dev.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if len(row["text"].split()) < FEWEST_WORDS:
            continue
        texts[row["id"]] = row["text"]
        for incident in row["incidents"][:1]:
            place, day = incident.get("place") or {}, incident.get("date") or {}
            for also in (incident["kind"], place.get("name")):
                if day.get("start") and place.get("country") and also:
                    told[day["start"], day["end"], place["country"], also].add(row["id"])
        for template in row["templates"]:
            for target in template.get("human_targets") or ():
                for name in target.get("name") or ():
                    told["victim", name.upper()].add(row["id"])
    judged = {frozenset((d.left, d.right)) for d in judged_pairs() if d.copy}
    together = {pair for _, ids in sorted(told.items()) for pair in combinations(sorted(ids), 2)}
    found = [
        (texts[a], texts[b])
        for a, b in sorted(together)
        if frozenset((a, b)) not in judged and not _share_run(texts[a], texts[b])
    ]
    gold = msgspec.json.decode((data / "multi-report" / "gold.json").read_bytes())
    near = {frozenset(pair) for incident in gold["incidents"] for pair in incident.get("near_copies", ())}
    by_incident: dict[str, list[str]] = defaultdict(list)
    paths = paths_of(data)
    for name in paths:
        by_incident[name.split("/")[0]].append(name)
    for names in by_incident.values():
        for a, b in combinations(names, 2):
            if frozenset((a, b)) not in near:
                found.append((paths[a].read_text(encoding="utf-8"), paths[b].read_text(encoding="utf-8")))
    return found


def _share_run(a: str, b: str) -> bool:
    left, right = _WORD.findall(a.lower()), _WORD.findall(b.lower())
    runs = {tuple(left[i : i + SAME_RUN]) for i in range(len(left) - SAME_RUN + 1)}
    return any(tuple(right[i : i + SAME_RUN]) in runs for i in range(len(right) - SAME_RUN + 1))

"""Who became the victim of violence: "fell victim to the gunmen", "may become victims of this war".

How they were harmed nothing says: killed or injured.
"""

from __future__ import annotations

import re
from typing import Any

from accounted.claims.english.casualties.found import Found
from accounted.claims.english.casualties.persons import are_people, subjects_of
from accounted.claims.english.casualties.runs import names_together
from accounted.claims.english.casualties.tallied import NO_HARM
from accounted.claims.english.counts import CountMention
from accounted.claims.english.document import Sentence
from accounted.claims.english.gated import Gated

FELL_VICTIM = Gated(
    r"\b(?P<verb>becom(?:e|es|ing)|became|fall(?:s|en|ing)?|fell|been)\s+(?:(?:the|also|a|an|another|innocent|latest|new|direct|fatal)\s+){0,3}?victims?\s+(?:of|to)\s+(?P<what>[^.;:,]{0,60}?"
    r"\b(?:violence|terror\w*|killings?|murders?|killers|attacks?|wars?|repression|crimes?|bombs?|bombings?|assassinations?|assassins?|shootings?|shelling|massacres?|"
    r"guns?|gunm[ae]n|gunfire|gangs?|squads?|militias?|militants?|rebels?|guerrillas?|insurgents?|soldiers?|troops|snipers?|bullets?|"
    r"(?:land)?mines?|rockets?|ambush(?:es)?|raids?|strikes?|blasts?|explosions?|mobs?|bandits|genocide|conflict))\b",
    re.I,
)


def fell_victim(sentence: Sentence, found: list[Found], by_token: dict[int, CountMention]) -> list[Found]:
    """Claims of those who became victims, of whom ``found`` tells nothing."""
    text, doc, base = sentence.text, sentence.doc, sentence.start
    out: list[Found] = []
    for m in FELL_VICTIM.finditer(text):
        verb: Any = next((t for t in doc if t.idx == m.start("verb")), None)
        if verb is None or NO_HARM.search(m["what"]):
            continue
        people = [p for p in subjects_of(doc, verb, by_token) if p.group.words or p.names or p.count.words]
        for p in names_together([p for p in people if are_people(p)], text):
            if any(f.start - base <= p.start < f.end - base for f in (*found, *out)):
                continue
            out.append(
                Found(sentence, base + min(p.start, m.start()), base + max(p.end, m.end()), "killed_or_injured", p.count, p.group,
                      p.names, confidence=0.75, trigger=base + verb.idx)
            )  # fmt: skip
    return out

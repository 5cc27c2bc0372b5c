"""What can be seen of a casualty claim in its report: the signals by which its scope and its cover are judged.

A signal is a name that holds or does not ("lead", "verb:had", "clause:since"). The names are stable: trained weights
(``data/judgement.json``, made by ``training/scope/train.py``) refer to them. Nothing here looks at what a name or a place *is*:
only at the grammar of the claim, at words of time and manner, at numbers by size, and at what the report's other claims say.
Each module gives the signals of one kind; :func:`signals` asks them all.
"""

from __future__ import annotations

from accounted.claims.english.casualties.found import Found
from accounted.claims.english.signals.company import of_company
from accounted.claims.english.signals.count import of_count
from accounted.claims.english.signals.cover import of_cover
from accounted.claims.english.signals.grammar import of_grammar
from accounted.claims.english.signals.others import of_coordination, of_others
from accounted.claims.english.signals.report import Setting, of_place
from accounted.claims.english.signals.time import of_time, of_words


def of_both(names: set[str]) -> set[str]:
    """Signals that tell something only together: when and where in the report; how a bare plural is told; a lone victim's or
    nobody's group."""
    place = "lead" if names & {"lead", "headline"} else "body"
    form = "verb" if "verb" in names else "noun"
    told = next((n.split(":")[1] for n in names if n.startswith("time:")), "untold")
    out = {f"time:{told}:{place}", f"time:{told}:{form}"}
    if names >= {"count:vague", "group_bare"}:
        past = names & {"verb:VBD", "verb:was", "verb:had", "verb:have"}
        out |= {"bare", f"bare:{'noun' if form == 'noun' else 'past' if past else 'other'}", f"bare:{place}"}
    for size in ("0", "1"):
        if f"count:{size}" in names:
            who = (
                "named"
                if "named" in names
                else "the"
                if "group_the" in names
                else "nobody"
                if "nobody_named" in names
                else "some"
            )
            out.add(f"size_{size}:{who}")
    return out


def signals(f: Found, setting: Setting, cover: str) -> list[str]:
    """Every signal of ``f`` in its report, in order of name. ``cover``: what the rules of ``covers`` say."""
    out = (
        of_grammar(f)
        | of_count(f)
        | of_words(f, setting)
        | of_time(f, setting)
        | of_place(f, setting)
        | of_others(f, setting)
        | of_coordination(f, setting)
        | of_cover(f, setting)
        | of_company(f, setting.found, setting.places.get(f.sentence.start, 0), setting.places)
    )
    out |= of_both(out)
    return sorted({"always", f"rule:{f.scope}", f"cover:{cover}", *out})

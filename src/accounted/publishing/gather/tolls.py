"""A toll with its reasons."""

from __future__ import annotations

import re
from collections import Counter

from accounted.model import Toll
from accounted.publishing import words
from accounted.publishing.gather.quotes import Quotes
from accounted.publishing.gather.texts import Page
from accounted.publishing.view import ReasonView, TollView


def toll_view(page: Page, t: Toll, quotes: Quotes, where: str) -> TollView:
    figure, is_words = words.toll_figure(t)
    public = quotes.public
    low, high = words.toll_ends(t) if t.answer == "figures" else (None, None)
    redactor = page.redactor
    return TollView(
        anchor=f"why-{where}-{t.method}-{t.outcome}".replace("_", "-"),
        outcome=t.outcome.replace("_", " "),
        group=t.group,
        method=t.method,
        version=t.version,
        conformity=t.conformity,
        answer=t.answer,
        figure=figure,
        spoken=words.toll_sentence(t),
        is_words=is_words,
        low=low,
        high=high,
        open_high=t.open_high,
        fields=t.fields,
        question=None if t.question is None else _without_ids(redactor.sentence(t.question, public), quotes),
        setting=t.setting,
        origins=words.between(t.origins_known, t.origins_all, "origin") if t.origins_all else "",
        tally=_tally(t),
        reasons=tuple(
            ReasonView(
                use=r.use,
                rule=r.rule,
                sentence=_without_ids(redactor.sentence(r.sentence, public), quotes),
                quote=quotes.anchor(r.claim) if r.claim is not None and r.claim in quotes else None,
                number=quotes.number(r.claim) if r.claim is not None and r.claim in quotes else None,
                other=quotes.anchor(r.other) if r.other is not None and r.other in quotes else None,
                other_number=quotes.number(r.other) if r.other is not None and r.other in quotes else None,
            )
            for r in t.reasons
        ),
    )


def _without_ids(sentence: str, quotes: Quotes) -> str:
    """Ids of claims, which mean nothing to a reader, as numbers of quotes."""
    return re.sub(
        r"(?:claim )?(claim-[0-9a-f]{20})",
        lambda m: f"quote {quotes.number(m[1])}" if m[1] in quotes else "another claim",
        sentence,
    )


def _tally(t: Toll) -> str:
    counted: Counter[str] = Counter(r.use for r in t.reasons if r.claim is not None)
    if not counted:
        return ""
    told = [
        ("used", "used"),
        ("floor", "a floor"),
        ("replaced", "replaced"),
        ("set_aside", "set aside"),
        ("response", "a response"),
    ]
    return f"{words.plural(sum(counted.values()), 'claim')}: " + ", ".join(
        f"{counted[use]} {name if counted[use] == 1 else name.removeprefix('a ') + ('s' if name.startswith('a ') else '')}"
        for use, name in told
        if counted[use]
    )

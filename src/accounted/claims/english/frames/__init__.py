"""Speech within one sentence: who speaks, by which verb, and which stretches of the sentence are what is said.

The words decide first, the parse where words leave it open: reporting clauses come out of a small parser as ``conj``,
``parataxis``, ``advcl`` or ``ccomp``, and now and then as nothing of the kind. A sentence without a parse is read by
words alone.
"""

from __future__ import annotations

from typing import Any

from accounted.claims.english.frames.cited import (
    AS_PUT,
    OPINION,
    according_to,
    bracketed_opinions,
    cited_by_others,
    impersonal_speech,
    nouns_of_speech,
)
from accounted.claims.english.frames.content import spread_content
from accounted.claims.english.frames.doubt import called_untrue, hedge_frame, hedge_words
from accounted.claims.english.frames.frame import DEED_VERB, Frame
from accounted.claims.english.frames.marks import UNCONFIRMED, figures_held, labels_of_speakers
from accounted.claims.english.frames.owned import owned_figures
from accounted.claims.english.frames.verbs import reporting_verb
from accounted.claims.english.speaking import speaking

__all__ = ["Frame", "frames"]


def frames(text: str, doc: Any) -> list[Frame]:
    """The speech frames of a sentence, in order, each with its ``content`` spans filled in."""
    known = speaking()
    if not known.gate.search(text) and not (OPINION.search(text) or AS_PUT.search(text)):
        return []
    found: list[Frame] = []
    found.extend(according_to(text, doc))
    found.extend(cited_by_others(text, doc))
    found.extend(impersonal_speech(text, known))
    found.extend(bracketed_opinions(text))
    found.extend(nouns_of_speech(text))
    taken = [f.anchor for f in found]
    for match in known.verb.finditer(text):
        if any(a <= match.start() < b for a, b in taken):
            continue
        frame = reporting_verb(text, doc, match, known, taken)
        if frame is not None:
            found.append(frame)
            taken.append(frame.anchor)
    found.extend(figures_held(text, taken))
    found.extend(labels_of_speakers(text, found))
    found.sort(key=lambda f: f.anchor)
    spread_content(text, found)
    for frame in found:
        if frame.verb == DEED_VERB:
            frame.content = []
    hedged = [hedge_frame(text, m, f) for m, f in hedge_words(text, known)]
    label = UNCONFIRMED.match(text)
    if label:
        hedged.append(Frame(label.span(), None, "could_not_confirm", verb="hedge", content=[(label.end(), len(text))]))
    return found + owned_figures(text, doc, found) + hedged + called_untrue(text, doc, found)

"""Where quoted words stand in a text now, and whether two readings of them come to the same."""

from __future__ import annotations

from collections.abc import Callable

from accounted.model import CasualtyClaim, CircumstanceClaim, Claim, Quote


def stand(quote: Quote, text: str, old: Callable[[], str | None]) -> int | str:
    """Where a quote's words stand in ``text``: where they did; else the same one of as many occurrences as the old text
    had; else the one occurrence nearest to the old offset. The reason, where that leaves none or a choice.

    ``old`` gives the text in which they stood, or None; it is asked only where the words are not unique.
    """
    words = quote.text
    if not words:
        return "it quotes no words"
    if text[quote.start : quote.start + len(words)] == words and _same_text(text, quote, old):
        return quote.start
    places = _occurrences(text, words)
    if not places:
        return "its words stand nowhere in the present text"
    if len(places) == 1:
        return places[0]
    before = old()
    if isinstance(before, str):
        places_before = _occurrences(before, words)
        if len(places_before) == len(places) and quote.start in places_before:
            return places[places_before.index(quote.start)]
    distances = sorted((abs(place - quote.start), place) for place in places)
    if distances[0][0] == distances[1][0]:
        return "its words stand at two places of the present text, equally near"
    return distances[0][1]


def _same_text(text: str, quote: Quote, old: Callable[[], str | None]) -> bool:
    """Whether words at the very offset are surely the ones meant: there are no others, or the text is the old one."""
    if text.find(quote.text) == text.rfind(quote.text):
        return True
    before = old()
    return not isinstance(before, str) or before == text or len(_occurrences(before, quote.text)) != len(
        _occurrences(text, quote.text)
    )  # fmt: skip


def _occurrences(text: str, words: str) -> list[int]:
    places = []
    place = text.find(words)
    while place >= 0:
        places.append(place)
        place = text.find(words, place + 1)
    return places


def nested(one: Quote, other: Quote) -> bool:
    return (one.start <= other.start and other.end <= one.end) or (other.start <= one.start and one.end <= other.end)


def overlap(one: Quote, other: Quote) -> bool:
    return one.start < other.end and other.start < one.end


def says_the_same(one: Claim, other: Claim) -> bool:
    """Whether two readings of overlapping words come to the same, for a decision on one to hold for the other."""
    if isinstance(one, CasualtyClaim) and isinstance(other, CasualtyClaim):
        return (one.outcome, one.count.low, one.count.high) == (other.outcome, other.count.low, other.count.high)
    if isinstance(one, CircumstanceClaim) and isinstance(other, CircumstanceClaim):
        return (one.aspect, one.value) == (other.aspect, other.value)
    return False

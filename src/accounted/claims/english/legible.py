"""A legible copy of a report's text, and the way back.

Wires, scanners, page makers and broken converters leave words cut by hyphens at line ends, page heads inside sentences,
letters of another encoding, blanks that are no blanks, and full stops with no space behind them. The engine reads a
copy in which such dirt is mended. The text as kept is never touched: each quote is led back to it, and is cut out of it.

A mending is an :data:`Edit`; each finder below knows one kind of dirt and gives its edits. What could be right as it
stands is left alone: a plain error of the source is the source's.
"""

from __future__ import annotations

import bisect
import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import msgspec

from accounted.claims.english.casing import is_word, mostly_capitals, mostly_small
from accounted.model import Aside, Report

Edit = tuple[int, int, str]
"""Start and end in the text, and what is read in their place."""


@dataclass(frozen=True, slots=True)
class Way:
    """The way from offsets of the copy to those of the text as kept.

    ``copies`` and ``originals`` hold where each stretch begins on both sides; ``mended`` tells whether the stretch was
    mended: then a span that touches it takes all of it.
    """

    copies: tuple[int, ...]
    originals: tuple[int, ...]
    mended: tuple[bool, ...]

    def back(self, start: int, end: int) -> tuple[int, int]:
        """The span of the text that was read as ``start``-``end`` of the copy."""
        return self._at(start, False), self._at(end, True) if end > start else self._at(start, False)

    def _at(self, place: int, last: bool) -> int:
        # The end of a span belongs to the stretch of its last character.
        stretch = bisect.bisect_right(self.copies, place - last) - 1
        if not self.mended[stretch]:
            return self.originals[stretch] + place - self.copies[stretch]
        after = stretch + 1
        if last and after < len(self.originals):
            return self.originals[after]
        return self.originals[stretch]


def legible(report: Report) -> tuple[Report, Way | None]:
    """The report with a legible text in place of its own, and the way back; the report itself and None where clean."""
    edits = _chosen(report.text)
    if not edits:
        return report, None
    pieces: list[str] = []
    copies, originals, mended = [], [], []
    at = length = 0

    def put(words: str, original: int, changed: bool) -> None:
        nonlocal length
        if words:
            copies.append(length)
            originals.append(original)
            mended.append(changed)
            pieces.append(words)
            length += len(words)

    for start, end, words in edits:
        put(report.text[at:start], at, False)
        put(words, start, True)
        at = end
    put(report.text[at:], at, False)
    copies.append(length)
    originals.append(len(report.text))
    mended.append(False)
    way = Way(tuple(copies), tuple(originals), tuple(mended))
    there = _forth(edits)
    asides = tuple(
        Aside(start=there(a.start), end=there(a.end), kind=a.kind)
        for a in report.asides
        if there(a.start) < there(a.end)
    )
    text = "".join(pieces)
    return msgspec.structs.replace(report, text=text, headline_end=there(report.headline_end), asides=asides), way


def _forth(edits: list[Edit]) -> Callable[[int], int]:
    """Offsets of the text to offsets of the copy."""
    ends = [end for _, end, _ in edits]
    shifts = [0]
    for start, end, words in edits:
        shifts.append(shifts[-1] + len(words) - (end - start))

    def there(place: int) -> int:
        n = bisect.bisect_right(ends, place)
        if n < len(edits) and edits[n][0] < place:
            return edits[n][0] + shifts[n]
        return place + shifts[n]

    return there


def _chosen(text: str) -> list[Edit]:
    """The edits of all finders in order; of two that touch, the finder that stands first in :data:`FINDERS` wins."""
    taken: list[Edit] = []
    for finder in FINDERS:
        new = sorted(finder(text))
        if not new:
            continue
        starts = [e[0] for e in taken]
        for edit in new:
            n = bisect.bisect_right(starts, edit[0])
            if (n and taken[n - 1][1] > edit[0]) or (n < len(taken) and taken[n][0] < edit[1]):
                continue
            taken.insert(n, edit)
            starts.insert(n, edit[0])
    return taken


# --------------------------------------------------------------------------- letters of another encoding


_HIGH = "".join(bytes([b]).decode("cp1252", "ignore") or chr(b) for b in range(0x80, 0xC0))
_LEADS = "".join(map(chr, range(0xC2, 0xF5)))
MOJIBAKE = re.compile(f"[{_LEADS}][{re.escape(_HIGH)}\x80-\xbf]{{1,3}}")
"""One character of UTF-8 that was read as cp1252 or Latin-1: "â€œ" for “."""
CUT_SHORT = re.compile(r"â€(?=[\s.,;:!?)]|$)")
"""A closing “â€\x9d” whose last byte, which cp1252 does not know, was lost."""


def mojibake(text: str) -> Iterator[Edit]:
    """UTF-8 that somebody read as cp1252 and saved again."""
    if not re.search("[ÂÃâÐÑØÙ]", text):
        return
    for m in MOJIBAKE.finditer(text):
        for end in range(m.end(), m.start() + 1, -1):
            word = _decoded(text[m.start() : end])
            if word is not None:
                yield m.start(), end, word
                break
    for m in CUT_SHORT.finditer(text):
        yield m.start(), m.end(), "”"


def _decoded(word: str) -> str | None:
    try:
        data = b"".join(c.encode("latin-1") if c <= "\xff" else c.encode("cp1252") for c in word)
        one = data.decode("utf-8")
    except UnicodeError:
        return None
    return (_blank(one) or one) if len(one) == 1 else None


ENTITY = re.compile(r"&(?:[a-z]{2,8}|#\d{2,5}|#x[0-9a-f]{2,4});", re.I)


def entities(text: str) -> Iterator[Edit]:
    """What HTML writes for a character, left standing: "&amp;", "&#8217;"."""
    if "&" in text:
        for m in ENTITY.finditer(text):
            one = html.unescape(m[0])
            if one != m[0] and len(one) == 1:
                yield m.start(), m.end(), "" if UNSEEN.match(one) else _blank(one) or one


LOST = re.compile("\ufffd+")


def lost_characters(text: str) -> Iterator[Edit]:
    """The replacement character: an apostrophe inside a word, a quotation mark at a word's edge, a dash between blanks."""
    opened = False
    for m in LOST.finditer(text):
        before, after = text[m.start() - 1 : m.start()], text[m.end() : m.end() + 1]
        if before.isalpha() and after.isalpha():
            yield m.start(), m.end(), "’"
        elif (not before or before.isspace() or before in "([") and after and (after.isalnum() or after in "[."):
            opened = True
            yield m.start(), m.end(), "“"
        elif before and not before.isspace() and (not after or not after.isalnum()):
            closes = opened or before in ".,!?"
            opened = False
            yield m.start(), m.end(), "”" if closes else "’"
        elif before.isspace() and after.isspace():
            yield m.start(), m.end(), "–"
        if after == "\n" or before == "\n":
            opened = opened and after != "\n"


# --------------------------------------------------------------------------- blanks and marks


UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff\u202a-\u202e]")
BLANKS = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")


def _blank(one: str) -> str | None:
    return " " if BLANKS.match(one) else None


def unseen(text: str) -> Iterator[Edit]:
    """Soft hyphens, joiners and marks of direction, which nobody sees; blanks that do not break or are wider."""
    if text.isascii():
        return
    for m in UNSEEN.finditer(text):
        if text[m.end() : m.end() + 1] != "\n":
            yield m.start(), m.end(), ""
    for m in BLANKS.finditer(text):
        yield m.start(), m.end(), " "


LIGATURES = {"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
OPENS = re.compile(r"``|,,(?=\w)|[„‟«](?=\s?\w)|(?<![\w\s])»(?=\w)|(?<=\s)»(?=\w)|＂(?=\w)")
CLOSES = re.compile(r"(?<=[\w.,!?…])[»«＂](?!\w)|(?<=\s)»(?=[\s.,])|(?<=[\w.,!?])´´")
APOSTROPHE = re.compile(r"(?<=[^\W\d_])[`´ʼʹ′＇‛](?=[^\W\d_])")
DOUBLED = re.compile(r"''|’’|‘‘")
ODD = re.compile("[„‟«»＂´ʼʹ′＇‛ﬀ-ﬆ]|``|,,|`")
LONGEST_QUOTATION = 600


def marks(text: str) -> Iterator[Edit]:
    """Quotation marks and apostrophes of other habits: ``…'', „…“, «…», it´s; letters that printers tie together."""
    if "''" in text or "’’" in text or "‘‘" in text:
        yield from _doubled(text)
    if ODD.search(text) is None:
        return
    for m in re.finditer("[ﬀ-ﬆ]", text):
        yield m.start(), m.end(), LIGATURES[m[0]]
    # German marks: what closes them opens elsewhere.
    for m in re.finditer(rf"„[^„“”\n]{{1,{LONGEST_QUOTATION}}}(“)", text):
        yield m.start(1), m.end(1), "”"
    for pattern, mark in ((OPENS, "“"), (CLOSES, "”"), (APOSTROPHE, "’")):
        for m in pattern.finditer(text):
            yield m.start(), m.end(), mark


def _doubled(text: str) -> Iterator[Edit]:
    """Two apostrophes: one that a database doubled ("don''t", "ten days'' leave"), or a quotation mark."""
    opened = -1
    for m in DOUBLED.finditer(text):
        before, after = text[m.start() - 1 : m.start()], text[m.end() : m.end() + 1]
        if before.isalpha() and after.isalpha():
            yield m.start(), m.end(), "’"
        elif m[0] == "‘‘" or (after.isalnum() and not before.isalnum()):
            opened = m.start()
            yield m.start(), m.end(), "“"
        elif before and not before.isspace():
            closes = text.rfind("``", 0, m.start()) > opened or 0 <= opened >= m.start() - LONGEST_QUOTATION
            opened = -1
            yield m.start(), m.end(), "”" if closes or before in ".,!?" else "’"


# --------------------------------------------------------------------------- lines and pages


HYPHEN = re.compile(r"[-\u2010\u2011¬\u00ad]\s?\n[ \t]*(?=(?P<right>[^\W\d_]+))|\u00ad[ \t]+(?=(?P<after>[^\W\d_]+))")
WORD_BEFORE = re.compile(r"[^\W_]+$")
PREFIXES = frozenset(["non", "anti", "ex", "self", "semi", "pro", "post", "mid", "vice", "half", "multi", "pre"])
"""What keeps its hyphen."""


PREFIXES = frozenset(["non", "anti", "ex", "self", "semi", "pro", "post", "mid", "vice", "half", "multi", "pre"])
"""What keeps its hyphen."""


def hyphens(text: str) -> Iterator[Edit]:
    """A word cut at the end of a line: joined, or with its own hyphen kept where that is what makes it a word."""
    for m in HYPHEN.finditer(text):
        before = WORD_BEFORE.search(text, max(0, m.start() - 40), m.start())
        if before is None:
            continue
        left, right = before[0], m["right"] or m["after"]
        small = right.islower() or (len(left) > 1 and left.isupper() and right.isupper())
        apart = len(left) > 2 and len(right) > 2 and is_word(left) and is_word(right) and not is_word(left + right)
        own = not small or apart or not left.isalpha() or left.lower() in PREFIXES
        # Two hyphens in one word: "a 60-\nyear-\nold".
        own = own or (
            before.start() > 0
            and text[before.start() - 1] in "-\n"
            and re.search(r"\d-\s*$", text[: before.start()]) is not None
        )
        yield m.start(), m.end(), "-" if own else ""


FURNITURE = re.compile(
    r"""\s*(?:
        (?:-+\s*)?(?:page|p\.)?\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?(?:\s*-+)?              # 12; - 12 -; Page 3 of 12
      | [^\n.!?]{0,60}\b(?:page|p\.)\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?[^\n.!?]{0,20}      # Monthly Bulletin  page 3
      | \d{1,4}\s+\|\s+[^\n.!?]{2,60} | [^\n.!?]{2,60}\s+\|\s+\d{1,4}                        # 12 | Annual Report
      | \f
    )\s*""",
    re.X | re.I,
)
"""The head or foot of a page, told by its number."""
CUT_IN_TWO = re.compile(r"\n[ \t\f]*\n\s*[^\W\d_A-Z]|\n[^\n]{0,80}\d[^\n.,]{0,30}\n")
"""A paragraph that begins small, or a short line with a number: without one of these no page cuts a sentence."""
LINE = re.compile(r"[^\n]*\n?")


def page_marks(text: str) -> Iterator[Edit]:
    """Heads and feet of pages that stand inside a sentence, and blank lines that cut one in two."""
    if CUT_IN_TWO.search(text) is None:
        return
    lines = [(m.start(), m.end(), m[0].strip()) for m in LINE.finditer(text) if m.end() > m.start()]
    often = _running(lines)
    small = mostly_small(text)
    last: tuple[int, str] | None = None
    between = furniture = first = False
    for start, end, words in lines:
        if not words:
            between = True
            continue
        if last is not None and _is_furniture(words, often):
            between = furniture = True
            continue
        # Over a gap a sentence goes on; but a headline does not go on in the lead.
        if last is not None and between and (furniture or not first) and _goes_on(last[1], words, furniture, small):
            begin = start + text[start:end].index(words)
            cut = re.search(r"[^\W\d_]{2,}[-\u2010\u00ad¬]$", last[1])
            word = re.match(r"[^\W\d_]{2,}", words)
            if cut and word and is_word(cut[0][:-1] + word[0]):
                yield last[0] - len(cut[0]), begin + word.end(), cut[0][:-1] + word[0]
            else:
                yield last[0], begin, " "
        first = last is None
        last = start + text[start:end].index(words) + len(words), words
        between = furniture = False


def _running(lines: list[tuple[int, int, str]]) -> frozenset[str]:
    """Short lines that come again and again, but for their numbers: running heads."""
    count: dict[str, int] = {}
    for _, _, words in lines:
        if 0 < len(words) <= 80:
            bare = re.sub(r"\d+", "", words)
            count[bare] = count.get(bare, 0) + 1
    return frozenset(w for w, n in count.items() if n > 2 and not w.rstrip().endswith((".", "!", "?", "”", '"', ":")))


def _is_furniture(words: str, often: frozenset[str]) -> bool:
    return FURNITURE.fullmatch(words) is not None or re.sub(r"\d+", "", words) in often


NO_END = re.compile(
    r"\b(?:of|the|an?|in|by|and|or|to|for|with|at|from|that|which|who|were|was|had|have|has|on|near|into|its|their|his|her|as|but|when|where)$"
)
"""A line that ends so does not end a sentence."""
ITEM = re.compile(r"(?:[a-z]|[ivx]{1,4}|[a-z]\d)[.)]\s|(?:al|el|an|ar|as|at|de|van|von|bin)[-’' ]")
"""What begins small and begins anew: an item of a list, a name."""


def _goes_on(before: str, words: str, page: bool, small: bool) -> bool:
    """Whether a sentence runs on over a gap: no stop before it, and a small letter or an open end tells so."""
    if before[-1] in ".!?:;”\"’'…)]*|" or len(before) < 20:
        return False
    if page and (NO_END.search(before) or before[-1] in ",-\u00ad\u2010"):
        return words[0].isalnum() or words[0] in '“"('
    return words[0].islower() and (page or not small) and ITEM.match(words) is None


# --------------------------------------------------------------------------- broadcasts and captions


TIME = r"(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?"
CAPTION = re.compile(rf"(?m:^)(?:[ \t]*\d{{1,5}}[ \t]*\n)?[ \t]*{TIME}[ \t]*-->[ \t]*{TIME}[^\n]*\n")
"""A caption's number and times, a line or two of their own."""
TIMECODE = re.compile(
    rf"[\[(<]{TIME}(?:\s*[-–]\s*{TIME})?[\])>][ \t]*|(?m:^)[ \t]*\d{{1,2}}:\d{{2}}:\d{{2}}(?:[.,]\d{{1,3}})?[ \t]+"
)
NOISE = re.compile(
    r"[\[(](?:applause|laughter|laughs|crosstalk|cross ?talk|inaudible|indistinct|music|sirens?|gunfire|cheers?|cheering|booing|pause|"
    r"coughs|sighs|crying|sobs|sobbing|chanting|unintelligible|foreign language|speaking (?:in )?\w+|"
    r"video ?clip|commercial break|through (?:an )?(?:interpreter|translator))[\])]",
    re.I,
)
CHEVRONS = re.compile(r"(?m:^)[ \t]*>{2,3}[ \t]*|(?<=\s)>{2,3}[ \t]+")


def broadcast(text: str) -> Iterator[Edit]:
    """Times, sounds and marks of a change of speaker in what was said on air."""
    if "-->" in text:
        for m in CAPTION.finditer(text):
            before = text[: m.start()].rstrip()
            open_ = bool(before) and before[-1] not in '.!?:”"'
            start = len(before) if open_ else m.start()
            yield start, m.end(), " " if open_ else "\n" if start else ""
    if re.search(r"\d:\d\d", text):
        for m in TIMECODE.finditer(text):
            yield m.start(), m.end(), ""
    for m in NOISE.finditer(text):
        blank = text[m.start() - 1 : m.start()] == " "
        yield m.start() - blank, m.end(), ""
    if ">>" in text:
        for m in CHEVRONS.finditer(text):
            yield m.start(), m.end(), ""


# --------------------------------------------------------------------------- spaces that were lost


GLUED = re.compile(r"[.!?][”\"’]?(?=[“\"‘]?([^\W\d_]+))")
ADDRESS = re.compile(
    r"(?:com|org|net|gov|edu|mil|int|info|biz|html?|php|pdf|jpg|png|docx?|txt|uk|us|eu|ru|de|fr|ir|iq|sy|ye|af|pk|in|il|tv|me|co|ly|ae|sa)",
    re.I,
)
"""What stands behind the stop in the address of a site or a file."""
BEFORE_STOP = re.compile(r"[^\s“”\"(\[]+$")
COMMA = re.compile(r"[,;](?=[^\W\d_]{2})")
BRACKETED = re.compile(
    r"(?:^|\n[ \t]*\n)[ \t]*[A-Z][A-Z ’'.-]{2,40}(?:, [A-Z][\w ]{2,20})?(?P<gap> ?)\((?P<agency>[A-Za-z][\w .&’'-]{1,30})\)"
    r"(?:(?=[A-Z“\"])|(?P<dash>[ \t]+)(?=[“\"]?[A-Z][a-z]))"
)
"""A dateline whose dash was lost: "GARDEZ (Hill Wire)Twelve men were …"."""
DATELINES = 1500
"""Characters at the head of a report in which a dateline stands."""


def lost_spaces(text: str) -> Iterator[Edit]:
    """ "were killed.Police said", "in the north,killing two", "GARDEZ (Hill Wire)Twelve": a space where it was lost."""
    for m in GLUED.finditer(text):
        before = BEFORE_STOP.search(text, max(0, m.start() - 40), m.start())
        if before is not None and _two_sentences(before[0], m[1], text[m.end(1) : m.end(1) + 2], text):
            yield m.end(), m.end(), " "
    for m in COMMA.finditer(text):
        if text[m.start() - 3 : m.start()].isalpha():
            yield m.end(), m.end(), " "
    for m in BRACKETED.finditer(text, 0, DATELINES):
        start, end = m.span("dash") if m["dash"] else (m.end(), m.end())
        yield start, end, " – "
        if not m["gap"]:
            yield m.start("gap"), m.start("gap"), " "


def _two_sentences(left: str, right: str, behind: str, text: str) -> bool:
    """Whether the words around a stop belong to two sentences, and to no address, abbreviation or initials."""
    if len(left) < 2 or not left.isalpha() or ADDRESS.fullmatch(right) or re.match(r"[@/]|\.\w", behind):
        return False
    if right[0].isupper() and not (right.isupper() and len(right) > 1):
        return left.islower() or len(left) > 3 if len(right) > 1 else right in ("A", "I") and behind[:1] == " "
    if right.isupper():
        # Capitals throughout: only where both sides are words.
        return left.isupper() and len(left) > 2 and is_word(left) and is_word(right) and mostly_capitals(text)
    return left.islower() and len(left) > 2 and len(right) > 1 and is_word(left) and is_word(right)


FINDERS: tuple[Callable[[str], Iterator[Edit]], ...] = (
    mojibake,
    entities,
    lost_characters,
    broadcast,
    page_marks,
    hyphens,
    unseen,
    marks,
    lost_spaces,
)

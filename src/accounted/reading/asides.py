"""Stretches of a text that are kept and never claimed from: links to other stories, and head notices.

Only what its own words give away is marked. A sentence of the article that begins with the same words
("Related attacks killed twelve", "Read more than thirty names aloud") is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from accounted.model import Aside

_LABELS = (
    r"(?:more|latest|other|in\s+other|related|top)\s+(?:news|stories|headlines|coverage|articles?)",
    r"(?:read|see|watch|listen)\s+(?:more|also|next|now|this)",
    r"(?:also|next|previously)\s+(?:read|see)",
    r"also\s+in\s+(?:the\s+)?news",
    r"(?:related|recommended)(?:\s+(?:story|posts?|topics?|content|links?|reading|video|for\s+you))?",
    r"you\s+(?:may|might)\s+also\s+(?:like|be\s+interested\s+in)",
    r"(?:don['’]?t\s+miss|must[\s-]reads?|most\s+(?:read|popular|viewed)|editor['’]?s['’]?\s+picks?)",
    r"(?:trending(?:\s+now)?|popular\s+now|further\s+reading|(?:next|previous)\s+(?:story|article|post))",
    # French, Spanish, Portuguese, German, Italian, Turkish, Russian, Ukrainian, Arabic, Persian
    r"(?:à\s+)?lire\s+(?:aussi|la\s+suite|également)|voir\s+aussi|sur\s+le\s+même\s+sujet",
    r"(?:lea|lee|ver|mira|leer)\s+(?:también|además|más)|también\s+(?:lea|lee)|más\s+noticias",
    r"(?:le|te)\s+puede\s+interesar|leia\s+(?:também|mais)|veja\s+também|mais\s+notícias",
    r"lesen\s+sie\s+auch|mehr\s+zum\s+thema|siehe\s+auch|auch\s+interessant",
    r"leggi\s+anche|ayrıca\s+(?:oku|okuyun)|ilgili\s+haber(?:ler)?",
    r"(?:читайте|смотрите)\s+также|по\s+теме|читайте\s+також",
    r"[اإ]قر[أا]\s+(?:أيضا|أيضاً|ايضا|المزيد)|شاهد\s+[أا]يضا[ً]?|بیشتر\s+بخوانید",
)
_LABEL_BEFORE_COLON = (
    r"more\s+(?:on|from|about)\s+[^:.]{1,50}",
    r"(?:(?:more|latest|related|top)\s+(?:news|stories|headlines|coverage|articles?)|read\s+more)\s+(?:from|on|in|at|about)\s+[^:.]{1,40}",
    r"more|read|watch|listen|see",
)
"""Labels that would be words of an article without the colon behind them."""
_LABEL = re.compile(r"[\W_]{0,6}(?:" + "|".join(_LABELS) + r")(?!\w)", re.I)
_COLON_LABEL = re.compile(r"[\W_]{0,6}(?:" + "|".join(_LABEL_BEFORE_COLON) + r")\s*[:：]\s*\S", re.I)
_AFTER_LABEL = re.compile(r"\s*[:：|»›>→]|\s[–—-]+\s|[–—-]+>")

_WHOLE_LINE = re.compile(
    r"[\W_]{0,6}(?:"
    r"share\s+(?:this|the|on|via)\s(?:[^.]{0,40}\s)?(?:story|article|post|page|facebook|twitter|whatsapp|email|x)\b[^.]{0,30}"
    r"|read\s+more\s+(?:about|on|at|here|in\s+our)\b[^.]{0,100}\.?"
    r"|read\s+(?:the\s+)?(?:full|original|whole)\s+(?:story|article|report|text)\b[^.]{0,100}\.?"
    r"|click\s+(?:here|the\s+link)\b[^.]{0,100}\.?"
    r"|(?:sign\s+up|subscribe|register)\b[^.]{0,60}\b(?:newsletters?|channel|updates|alerts|feed|e-?mail|inbox|youtube|podcast)"
    r"\b[^.]{0,60}\.?"
    r"|(?:follow|like|find|join)\s+us\s+on\b[^.]{0,100}\.?"
    r"|follow\s+\S+(?:\s+\S+){0,3}\s+on\s+(?:twitter|x|facebook|instagram|telegram|google\s+news)\.?"
    r"|join\s+(?:our|the)\b[^.]{0,40}\b(?:telegram|whatsapp|facebook|channel|group)\b[^.]{0,40}\.?"
    r"|download\s+(?:our|the)\b[^.]{0,30}\bapp\b[^.]{0,40}\.?"
    r")\s*",
    re.I,
)
_NAVIGATION = re.compile(
    r"[\W_]{0,6}(?:advertise?ments?|sponsored(?:\s+content)?|(?:story|article)\s+continues\s+below[^.]{0,40}"
    r"|skip\s+(?:to\s+(?:main\s+)?content|ad\w*)|back\s+to\s+top|accept\s+(?:all\s+)?cookies"
    r"|(?:we\s+use|this\s+(?:web)?site\s+uses)\s+cookies\b.{0,200})[\W_]{0,4}",
    re.I,
)
# fmt: off
_SHARE_WORDS = frozenset((
    "share", "tweet", "print", "email", "e-mail", "mail", "facebook", "twitter", "whatsapp", "telegram",
    "linkedin", "pinterest", "reddit", "messenger", "copy", "link", "save", "comment", "comments", "pin",
    "this", "on", "via", "x",
))
# fmt: on
# fmt: off
_SHARE_SIGNS = frozenset((
    "share", "tweet", "facebook", "twitter", "whatsapp", "linkedin", "pinterest", "reddit", "messenger", "print",
))
# fmt: on

_IN_BRACKETS = re.compile(
    r"[(\[]\s*(?:read\s+(?:more|also)|also\s+read|see\s+also|related|more\s+news)\s*[:：][^()\[\]\n]{3,200}[)\]]", re.I
)

_NOTICE = re.compile(
    r"[\W_]{0,6}(?:(?:notice|note|warning|please\s+note)\W+)?"
    r"(?:(?:this|the\s+following|what\s+follows)(?:\s+\w+){0,3}?\s+is\s+)?(?:an?\s+)?(?:\w+\s+){0,2}?"
    r"(?:constructed|fictional|fictitious|invented|synthetic|made[\s-]up)\s+(?:\w+\s+){0,2}?"
    r"(?:example|sample|report|text|exercise|article|page|statement|document)\b",
    re.I,
)
_NOTICE_OTHER_WAY = re.compile(
    r"[\W_]{0,6}(?:this\s+is\s+)?not\s+an?\s+(?:real\s+|genuine\s+|news\s+){0,2}(?:report|article|dispatch|statement)\b"
    r"[^\n]{0,80}\b(?:constructed|fictional|invented|synthetic|made[\s-]up|example)\b",
    re.I,
)
_NOT_A_REPORT = re.compile(
    r"\b(?:not|no|nor)\b[^.]{0,40}\b(?:report|article|dispatch|statement|page|text|story|outlet|news)\b"
    r"|\bnot\s+(?:real|genuine|news)\b",
    re.I,
)
_NOTICE_LABEL = re.compile(
    r"[\W_]{0,6}(?:constructed|fictional|fictitious|synthetic)\s+example\s*[\W_]*(?:[:.–—-]|$)", re.I
)
_NOTICE_SENTENCE = re.compile(
    r"\b(?:invented|fictional|fictitious|constructed|synthetic|example|made[\s-]up|reserved\s+domains?|real\s+(?:name|person|people|outlet)|no\s+real)\b",
    re.I,
)

_LONG = 250
"""A line longer than this that begins with a label may run on into the article: only its first sentence is marked."""
_LIST_MAX = 12
"""Most lines under a bare label ("Related stories") that are taken as its list."""


def lines(text: str, start: int = 0) -> Iterator[tuple[int, int]]:
    """Spans of the lines of ``text`` from ``start``, without their line ends."""
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield start, end
        start = end + 1


def notice_at_head(text: str) -> tuple[int, int] | None:
    """The span of a notice that the text is a constructed example, where it stands in the first four lines of words."""
    seen = 0
    for start, end in lines(text):
        line = text[start:end]
        if not line.strip():
            continue
        seen += 1
        if seen > 4:
            break
        if is_notice(text[start : start + 600].split("\n\n")[0]):
            return start, _notice_end(text, start, end)
    return None


def is_notice(words: str) -> bool:
    """True where ``words`` begin with saying that what follows is constructed and no outlet's report."""
    if _NOTICE_LABEL.match(words) or _NOTICE_OTHER_WAY.match(words):
        return True
    return _NOTICE.match(words) is not None and _NOT_A_REPORT.search(words) is not None


def find_asides(text: str, headline_end: int = 0, link_lines: frozenset[str] = frozenset()) -> tuple[Aside, ...]:
    """Asides of ``text`` in order, never overlapping and never in the headline.

    ``link_lines`` are lines that the page shows as nothing but a link to elsewhere.
    """
    found: list[Aside] = []
    notice = notice_at_head(text)
    if notice is not None and notice[0] >= headline_end:
        found.append(Aside(start=notice[0], end=notice[1], kind="notice"))
    after = 0 if notice is None else notice[1]
    spans = [(s, e) for s, e in lines(text) if s >= headline_end and not (notice and notice[0] <= s < after)]
    skip_to = -1
    for index, (start, end) in enumerate(spans):
        if start < skip_to or not text[start:end].strip():
            continue
        cursor = start
        for kind, stop in _line_asides(text, spans, index, link_lines):
            begin, cursor = cursor + len(text[cursor:stop]) - len(text[cursor:stop].lstrip()), stop
            if stop > begin:
                found.append(Aside(start=begin, end=stop, kind=kind))
            skip_to = max(skip_to, stop)
    for match in _IN_BRACKETS.finditer(text, headline_end):
        if not any(a.start < match.end() and match.start() < a.end for a in found):
            found.append(Aside(start=match.start(), end=match.end(), kind="teaser"))
    return tuple(sorted(found, key=lambda a: a.start))


def _line_asides(
    text: str, spans: list[tuple[int, int]], index: int, link_lines: frozenset[str]
) -> Iterator[tuple[Literal["teaser", "navigation"], int]]:
    start, end = spans[index]
    line = text[start:end].rstrip()
    end = start + len(line)
    if len(line) > 2000:
        return
    if line.strip(" -•*") in link_lines:
        yield "teaser", end
    elif _NAVIGATION.fullmatch(line):
        yield "navigation", end
    elif _is_share_line(line) or (len(line) <= 200 and _WHOLE_LINE.fullmatch(line)):
        if not _runs_on(text, spans, index):
            yield "teaser", end
    elif match := _LABEL.match(line):
        rest = line[match.end() :]
        if not rest.strip(" :：|»›>→–—-.…*_#"):
            if not _runs_on(text, spans, index):
                yield "teaser", end
                for stop in _list_under(text, spans, index):
                    yield "teaser", stop
        elif _AFTER_LABEL.match(rest) and not _runs_on(text, spans, index):
            yield "teaser", _teaser_end(text, spans, index, start, end)
    elif _COLON_LABEL.match(line) and not _runs_on(text, spans, index):
        yield "teaser", _teaser_end(text, spans, index, start, end)


def _runs_on(text: str, spans: list[tuple[int, int]], index: int) -> bool:
    """True where the line is in the middle of a sentence that was wrapped: it follows a line that ends in no stop."""
    if index == 0:
        return False
    before = text[spans[index - 1][0] : spans[index - 1][1]].rstrip()
    line = text[spans[index][0] : spans[index][1]].strip()
    if not before or re.search(r"[.!?:…؟][\"'”’)\]]*$", before):
        return False
    if line[:1].islower() or line.isupper():
        return True
    # A line of headline case under another that has no stop is a list of links, unless that one fills its column.
    return len(before) >= 60 and not _LABEL.match(before) and not _COLON_LABEL.match(before)


def _teaser_end(text: str, spans: list[tuple[int, int]], index: int, start: int, end: int) -> int:
    """The end of a label's line: of its first sentence where it is long, of the next line where it was wrapped."""
    if end - start > _LONG:
        stop = re.search(r"[.!?؟]['”\"’)]?\s", text[start:end])
        return start + stop.end() - 1 if stop else end
    if index + 1 < len(spans) and end - start >= 50:
        following = text[spans[index + 1][0] : spans[index + 1][1]].rstrip()
        if following[:1].islower() and len(following) <= 100:
            return spans[index + 1][0] + len(following)
    return end


def _list_under(text: str, spans: list[tuple[int, int]], index: int) -> Iterator[int]:
    """Ends of headline-like lines under a bare label: short, without a full stop, until a blank line or a sentence."""
    taken, blanks, spaced = 0, 0, None
    for start, end in spans[index + 1 : index + 40]:
        line = text[start:end].strip()
        if not line:
            blanks += 1
            if blanks > 1:
                return
            continue
        if spaced is not None and blanks and not spaced:
            return
        listed = line[:1] in "-•*–"
        if taken == _LIST_MAX or len(line) > 140 or (not listed and re.search(r"[.:;,!?…]['”\"’)]*$", line)):
            return
        if taken == 0:
            spaced = blanks > 0
        taken, blanks = taken + 1, 0
        yield start + len(text[start:end].rstrip())


def _is_share_line(line: str) -> bool:
    words = re.findall(r"[\w-]+", line.lower())
    if not 1 <= len(words) <= 14 or not all(w in _SHARE_WORDS or w.isdigit() for w in words):
        return False
    signs = sum(1 for w in words if w in _SHARE_SIGNS)
    return signs >= 2 or (signs == 1 and len(words) <= 3 and not line.rstrip().endswith("."))


def _notice_end(text: str, start: int, end: int) -> int:
    """The end of a notice: over wrapped lines to a full stop; only its own sentences where the article runs on."""
    for line_start, line_end in lines(text, end + 1):
        before, line = text[start:end].rstrip(), text[line_start:line_end].strip()
        if not line or re.search(r"[.!?)\]*_]['”\"’]?$", before) or line_end - start > 1200:
            if not line or not _NOTICE_SENTENCE.search(line) or line_end - start > 1200 or not line.endswith("."):
                break
        elif line_end - line_start < 40 and not line.endswith((".", ")", "]")) and len(before) < 60:
            break
        end = line_end
    while end > start and text[end - 1].isspace():
        end -= 1
    if end - start > 200:
        stop = 0
        for match in re.finditer(r"[^.!?]+(?:[.!?]['”\"’)\]]*(?=\s|$)|$)", text[start:end]):
            if not _NOTICE_SENTENCE.search(match[0]) and stop and not _NOT_A_REPORT.search(match[0]):
                break
            stop = match.end()
        return start + stop
    return end

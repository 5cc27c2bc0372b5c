"""Statement documents: a text that a party issued and an outlet printed. What stands in it is the party's word.

"X has issued the following statement", a heading "Statement by X on …" over a text in the first person, a line
"Issued by: X". A party that publishes its own text is the outlet, and its own voice is the report's: nothing is done.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import msgspec

from accounted.claims.english.casing import restore_case
from accounted.claims.english.document import Document
from accounted.claims.english.gated import Gated
from accounted.claims.english.issuers import author
from accounted.claims.english.letterheads import letterhead
from accounted.claims.english.names import Register, describe, fullest
from accounted.model import Source


@dataclass(frozen=True, slots=True)
class Statement:
    """What ``issuer`` says in its own name: offsets in the report's text; ``anchor`` is the words that tell so."""

    start: int
    end: int
    issuer: Source
    anchor: tuple[int, int]


PAPER = r"(?:statement|communique|communiqué|declaration|press release|press statement|message|appeal|letter|open letter|bulletin)"
FOLLOWING = re.compile(
    rf"\b(?:issued|released|published|made|put out|circulated|sent|distributed|posted|gave)"
    rf"(?: (?:on|late on|early on) \w+day)?(?: (?:this|today|yesterday))?"
    rf" the (?:following|below) (?:\w+ ){{0,2}}?{PAPER}\b[^.:“”\"\n]{{0,100}}[.:]"
)
BEFORE = re.compile(r"(?P<who>[^.;:“”\"\n]{2,160}?),?\s+(?:(?:has|have|today|yesterday|on \w+day|late|also)\s+)*$")
"""The issuer, in front of "issued the following statement"."""
ISSUED_BY = re.compile(
    rf"(?i)\b(?:the following (?:\w+ ){{0,2}}?{PAPER}|(?:the |full )?text of (?:the|a|an) (?:\w+ ){{0,2}}?{PAPER})"
    rf"[^.:“”\"\n]{{0,40}}? (?:was |has been |is )?(?:(?:issued|released|published|made|signed|distributed|sent)"
    rf"(?: (?:on |late on )?\w+day)? by|from|by) (?P<who>[^.:“”\"\n]{{2,140}})[.:\n]"
)
HEADING = re.compile(
    rf"(?im)^\s*(?:(?:full )?text(?: of (?:the |a )?)?:?\s*)?(?:(?:official|joint|press|public|full|final|urgent|"
    rf"media|written)\s+)*{PAPER}(?: (?:no\.?|number|#)\s*\d+)?(?: (?:issued|released|made))? (?:by|of|from|(?P<lent>attributable to)) "
    rf"(?P<who>(?:the |our )?[^\n:;.“”\"–—]{{2,100}}?)"
    rf"(?=\s*$|\s*[:;.–—]|,| (?:on|about|regarding|concerning|after|following|in|to|over|of)\b)"
)
LINE = re.compile(r"(?im)^\s*(?:issued|released|statement issued|statement) by\s*:\s*(?P<who>[^\n]{2,100}?)\s*$")
NOTES = re.compile(
    r"(?im)^\s*(?:notes|minutes|summary|record) (?:from|of) (?:the |a )?(?:\w+ )?(?:press |news )?(?:briefing|conference|call) (?:of|by|held by|given by|with) "
    r"(?P<who>(?:the |our )?[^\n:;.,“”\"–—]{2,100}?)(?=\s*$|,)"
)
FIRST = re.compile(r"\b(?:we|We|our|Our|us|ours|I|my|My)\b(?!\.)")
OVER = re.compile(
    r"(?im)^\W*(?:(?:ends?|end of (?:the )?(?:statement|message|text)|notes? (?:to|for) (?:the )?(?:editors?|media|journalists)|"
    r"media contacts?|contacts?|background|about (?:us|the)\b|for more information)\b|#{2,}|\*{3,}|-{3,}|_{3,})[^\n]{0,60}$"
)
TAGGED = re.compile(
    r"(?i)\[(?P<kind>communique|communiqué|statement|bulletin|speech|address|message|declaration|letter|proclamation|"
    r"commentary|talk|report|news release|press release)(?: by (?P<by>[^\]]{2,200}))?\]\s*(?:\[(?P<who>[^\]]{2,200})\]\s*)?"
    r"(?:\[(?:text|excerpts?|summary|continued|begin recording)[^\]]*\]\s*)*"
)
"""How monitoring services head the documents of a party: "[COMMUNIQUE] [NORTHERN FRONT] [TEXT] …". The person named behind
"[REPORT]" is the outlet's reporter; a party named there speaks for itself."""
SAID = Gated(
    r"(?m)(?P<who>[^.;:“”\"\n]{2,160}?)\s+(?:said|says|stated|declared|wrote|made (?:this|the following) \w+)"
    r"(?:\s+(?:today|yesterday|on \w+day|in (?:a|the following) \w+|the following))*[ \t]*:[ \t]*\n\s*(?=[A-Z])"
)
"""A colon that ends its paragraph: what follows without quotation marks, in the first person, is what X said."""
CUE = re.compile(r"(?i)\b(?:the following|the below|text of)\b")
EARLY = 700
"""Characters of the body: a statement announced later than that stands inside an article, not under a heading."""


def statement(document: Document, register: Register) -> Statement | None:
    """The stretch of the report that is one party's statement; None where it is an article."""
    report = document.report
    text = report.text
    if document.spliced or not document.sentences:
        return None
    body = next((s.start for s in document.sentences if not s.headline), None)
    if body is None:
        return None
    asides = [(a.start, a.end) for a in report.asides]
    head = min((s.start for s in document.sentences), default=0)
    tag = TAGGED.search(text, 0, body + 400) if "[" in text[: body + 400] else None
    if (
        tag is not None
        and (tag["by"] or tag["who"])
        and not re.match(r"(?i)(?:text|excerpt|words|passage)", tag["who"] or "")
    ):
        words = re.sub(r"\s+", " ", tag["by"] or tag["who"])
        issuer = _issuer(restore_case(words) if words.isupper() else words, register, report.outlet)
        if issuer is not None and not (tag["kind"].lower() == "report" and issuer.kind != "organisation"):
            close = OVER.search(text, tag.end())
            return Statement(
                tag.end(), close.start() if close else len(text), issuer, tag.span("by" if tag["by"] else "who")
            )
    cues = (FOLLOWING, ISSUED_BY) if CUE.search(text) else ()
    # Hard line breaks to blanks, same length; paragraphs stay apart.
    flat = re.sub(r"(?<!\n)\n(?![ \t\r]*\n)", " ", text) if cues else ""
    if document.capitals:
        flat = restore_case(flat)
    for pattern in cues:
        for found in pattern.finditer(flat, head):
            who = found if pattern is ISSUED_BY else BEFORE.search(flat, max(head, found.start() - 180), found.start())
            if who is None or any(a <= who.start("who") < b for a, b in asides):
                continue
            issuer = _issuer(who["who"], register, report.outlet)
            if issuer is None:
                continue
            rest = text[found.end() :]
            start = found.end() + len(rest) - len(rest.lstrip())
            stop = _end(text, start, early=found.start() - body <= EARLY, issuer=issuer)
            return Statement(start, stop, issuer, who.span("who")) if stop > start else None
    said = SAID.search(text, head, min(len(text), body + EARLY))
    if said is not None and not any(a <= said.start("who") < b for a, b in asides):
        issuer = _issuer(re.split(r",\s+(?=\S+(?:\s+\S+){0,5}$)", said["who"])[-1], register, report.outlet)
        first = re.match(r"(?:.|\n(?![ \t\r]*\n))*", text[said.end() :])
        if issuer is not None and issuer.kind in ("person", "office") and first and FIRST.search(first[0]):
            return Statement(said.end(), _end(text, said.end(), True, issuer), issuer, said.span("who"))
    for pattern in (HEADING, LINE, NOTES):
        top = pattern.search(text, head, min(len(text), body + 400))
        if top is None or any(a <= top.start("who") < b for a, b in asides):
            continue
        issuer = _issuer(top["who"], register, report.outlet)
        start = max(body, top.end())
        lent = top.groupdict().get("lent") is not None
        if issuer is None or not (lent or pattern is NOTES or _own_words(text[start:], issuer)):
            continue
        return Statement(start, _end(text, start, True, issuer), issuer, top.span("who"))
    return _of_letterhead(document, register)


def _of_letterhead(document: Document, register: Register) -> Statement | None:
    """A paper under its author's own name, from its head on."""
    found = letterhead(document) or author(document)
    if found is None or _is_outlet(found.issuer, document.report.outlet):
        return None
    source = found.issuer if found.issuer.affiliation else fullest(found.issuer, register)
    stop = _end(document.report.text, found.body, True, source)
    return Statement(0, stop, source, found.anchor) if stop > found.body else None


SHORT_NAME = re.compile(r",\s+(?P<short>[A-Z][A-Za-z]{1,7})\s*$")
""" "General Command of the Free Valley Movement, FVM": what the party is called for short."""


def _short_name(words: str) -> str | None:
    """The short name behind a party's name; None where its letters are not the first letters of the name's words."""
    found = SHORT_NAME.search(words)
    if found is None:
        return None
    letters = iter(w[0].upper() for w in re.findall(r"[^\W\d_]+", words[: found.start()]))
    return found["short"].upper() if all(c in letters for c in found["short"].upper()) else None


def _issuer(words: str, register: Register, outlet: str | None) -> Source | None:
    """The party, in the fullest form; None where it cannot speak or is the outlet itself."""
    words = re.sub(
        r"^.*?(?:\b(?:on|in|late|earlier)\s+[^,]{2,40},\s+|\b(?:but|and|while|that)\s+(?=(?:the|[A-Z])))",
        "",
        words.strip(" ,"),
    )
    short = _short_name(words)
    source = describe(words)
    if source is None or source.kind in ("unresolved", "agency", "outlet"):
        return None
    source = fullest(source, register)
    if short is not None and source.affiliation is None and source.kind == "organisation":
        source = msgspec.structs.replace(source, affiliation=short)
    return None if _is_outlet(source, outlet) else source


def _is_outlet(source: Source, outlet: str | None) -> bool:
    """Whether the party publishes its own text: its voice is the report's then."""
    if not outlet:
        return False
    ours, theirs = outlet.lower(), source.name.lower()
    return ours == theirs or theirs in ours or ours in theirs


def _own_words(body: str, issuer: Source) -> bool:
    """Whether a text speaks for the issuer: in the first person, outside quotations, and never "X said"."""
    outside = re.sub(r"[“\"][^”\"]*[”\"]", "", body)
    last = re.escape(issuer.name.split()[-1])
    told = re.search(
        rf"(?i)\b{last},?(?:[^.\n]{{0,60}},)? (?:said|says|added|told)\b|\b(?:said|says|added)\s+(?:the )?{last}\b",
        outside,
    )
    return told is None and FIRST.search(outside) is not None


def _end(text: str, start: int, early: bool, issuer: Source) -> int:
    """Where the statement ends: at its closing mark, with its quotation, or with the text."""
    close = OVER.search(text, start)
    stop = close.start() if close else len(text)
    pieces = [(m.start(), m.end()) for m in re.finditer(r"\S(?:.|\n(?![ \t\r]*\n))*", text[start:stop])]
    if not pieces:
        return start
    spans = [(start + a, start + b) for a, b in pieces]
    quoted = text[spans[0][0]] in "“\"'‘"
    end = start
    for left, right in spans:
        words = text[left:right]
        if quoted:
            # A statement set in quotation marks: each of its paragraphs opens with one; the last closes.
            if words[0] not in "“\"'‘":
                break
        elif not _continues(words, issuer) or (not early and not FIRST.search(words)):
            break
        closing = re.search(r"[”\"](?=\s|$)", words[1:]) if quoted and words[0] in '“"' else None
        if closing is not None:
            return left + 1 + closing.end()
        end = right
        if quoted and words.rstrip()[-1] in "”\"'’":
            break
    return end


def _continues(words: str, issuer: Source) -> bool:
    outside = re.sub(r"[“\"][^”\"]*[”\"]", "", words)
    last = re.escape(issuer.name.split()[-1])
    return (
        re.search(
            rf"(?i)\b(?:{last}|the statement|the communiqué|the communique|the letter)(?:[’']s)?,?(?:[^.\n]{{0,60}},)? "
            rf"(?:said|says|added|told|did not say|gave no|came)\b",
            outside,
        )
        is None
    )

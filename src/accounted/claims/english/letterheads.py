"""Documents that name their own author: a letterhead, a press release, a bulletin, an open letter.

What a body puts out under its own name is that body's word, though nothing in the text says "X said". Its name stands on a
line of its own above the text; that the text is the body's and no article about it is told by a second mark: a line that
calls it a statement or bulletin, the name of a press office, "we", or a body that acts in the present tense ("the
Observatory calls for an inquiry"). News names are left out: a newspaper's "we" is the outlet's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from accounted.claims.english.document import Document
from accounted.claims.english.names import describe, is_media, org_word
from accounted.claims.english.speaking import speaking
from accounted.model import Source

__all__ = ["Letterhead", "cased", "first_person", "is_body", "is_kind", "letterhead", "lines_above", "told_of"]


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who puts out the report, the span of the words that tell so, and where the prose below begins."""

    issuer: Source
    anchor: tuple[int, int]
    body: int


LINES = 9
"""Lines that are looked at above the prose."""
LONGEST = 110
"""Characters of a line that can be a name."""
KIND = (
    r"(?:statement|communiqu[eé]|declaration|press release|news release|media release|press statement|press note|media note|"
    r"situation (?:report|note|update)|sitrep|flash (?:note|update)|field (?:note|update)|bulletin|circular|manifesto|"
    r"press bulletin|information note|public notice|open letter|appeal|newsletter|alert|urgent action|summary|digest|fact ?sheet|"
    r"case(?: file)?|findings?|incident (?:report|log)|casualty (?:figures|list|report)|assessment|briefing note)"
)
PAPER = re.compile(
    rf"(?i)^\W*(?:(?:official|joint|press|public|final|urgent|media|written|daily|weekly|monthly|quarterly|annual|war|"
    rf"military|preliminary|second|third|first|information|special)\s+)*{KIND}\b"
    r"(?:\s+(?:no\.?|number|nr\.?|n°|#)\s*\d[\w/]*|\s+\d{1,4})?"
    r"(?:\s+to\s+(?:(?:the|all|our)\s+)?[\w’' ]{2,60}|\s+on\s+[\w’', ]{2,60})?\s*(?:[\-–—:|/(,].{0,60})?\W*$"
)
"""A line that says what kind of paper this is."""
RELEASE = re.compile(
    r"(?i)^\W*(?:for immediate (?:release|use)|for (?:release|the press)|attention:? (?:all )?(?:media|editors))\b.{0,30}$"
)
OFFICE = re.compile(
    r"(?i)^\W*(?:the\s+)?(?:(?:press|media|communications?|information|public(?: information| relations| affairs)?|spokes\w+[’']?s?)"
    r"(?:\s+and\s+(?:communications?|information|public relations|protocol))?\s+"
    r"(?:office|service|department|unit|section|bureau|cell|directorate|desk|division)|office of (?:the )?(?:spokes\w+|communications?|public affairs)"
    r"|(?:strategic )?communications?|public affairs|public information)\W*$"
)
"""The part of a letterhead that only sends the paper out."""
PART = re.compile(r"\s+[\-–—|/•]\s+|\s*[|•]\s*|:\s+|,\s+(?=\d)")
SEAT = re.compile(r"(?<=\w),\s+[A-Z][\w’'\-]+(?: [A-Z][\w’'\-]+)?$")
"""Where a body sits, behind its name: "District Police Office, Barkhan"."""
CREDITED = re.compile(r"(?i)\W*(?:sources?|photo|image|map|data|via|see)\b[^\n:]{0,20}:")
"""A line that tells where a figure or a picture is from, and not who writes."""
SHORT = re.compile(r"\s*\((?P<short>[A-Z][A-Za-z.\-]{1,9})\)\s*")
SMALL = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "and",
        "for",
        "in",
        "on",
        "at",
        "to",
        "by",
        "with",
        "from",
        "under",
        "against",
        "de",
        "del",
        "della",
        "la",
        "las",
        "los",
        "le",
        "les",
        "du",
        "des",
        "et",
        "y",
        "e",
        "da",
        "do",
        "dos",
        "von",
        "van",
        "der",
        "al",
        "el",
    ]
)
DATED = re.compile(
    r"(?i)\b(?:(?:19|20)\d\d|\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*|"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* \d{1,2})\b"
)
BODY = re.compile(
    r"(?i)^(?:ministr(?:y|ies)|department|directorate|command|staff|army|forces|navy|police|gendarmerie|authority|municipality|"
    r"governorate|prefecture|province|council|committee|commission|mission|hospital|clinic|observatory|society|foundation|movement|"
    r"front|brigades?|battalion|government|administration|embassy|coalition|alliance|crescent|cross|office|parliament|presidency|union|"
    r"organi[sz]ation|association|federation|league|coordination|coordinating|trust|group|sector|region|division|institute|watch|rights|"
    r"tracker|database|project|cell|coroner|ombudsperson|brigades|protection|safety|rescue|agency|centre|center|initiative|campaign|collective|forum|platform|assembly|bureau|secretariat|conference|diocese|archdiocese|"
    r"caritas|ombudsman|corps|guard|defen[cs]e|relief|aid|board|party|working)$"
)
"""The word that makes a name a body's: the last before "of", "for", "against", or of the name."""
PRESS = re.compile(
    r"(?i)\b(?:news|times|post|herald|radio|tv|television|wire|daily|gazette|gazeta|journal|magazine|tribune|newspaper|(?:news|press) agency|(?<!\bwar )(?<!\brights )(?<!\bconflict )(?<!\bcasualty )(?<!\bviolence )monitor|courier|"
    r"chronicle|weekly|online|press(?! (?:release|statement|office|service|note|bulletin))|media|broadcasting|star|sentinel|observer|mail|"
    r"telegraph|echo|correspondents?|reporters?|editor|by)\b"
)
WE = re.compile(
    r"\b(?:[Ww]e|WE|[Oo]ur|OUR|[Uu]s)\b(?!\.)|\bI (?:find|make|have|am|certify|declare|conclude|confirm|recommend)\b"
)
PRESS_WE = re.compile(
    r"(?i)\bour (?:own )?(?:correspondents?|reporters?|paper|newspaper|station|readers?|listeners?|newsroom|website|colleagues)\b"
)
ACTS = (
    r"(?:strongly |firmly |unreservedly |again |hereby |also |further |formally )?(?:informs?|brings?|wish(?:es)? to|condemns?|deplores?|denounces?|"
    r"express(?:es)?|regrets?|calls? (?:for|on|upon)|recalls?|deems?|can (?:state|confirm|report)|demands?|urges?|appeals?|extends?|reiterates?|"
    r"conveys?|presents? (?:its|his|her|their)|invites?|rejects?|announces?|bows? before|reminds?|thanks?|salutes?|pays? tribute|warns?|has learn(?:ed|t) with)"
)
"""What a body does by writing that it does so."""
SUBJECT = re.compile(
    rf"(?:^|(?<=[.!?]\s)|(?<=\n))\W{{0,2}}(?P<who>(?:The |the )?[A-Z][\w’'\-]*(?: (?:of|for|the|and|in|de|du|[A-Z][\w’'\-]*))*)"
    rf"(?: \([A-Z][A-Za-z.\-]{{1,9}}\))?(?P<aside>, [^.;:,\n]{{3,70}},)? {ACTS}\b"
)
QUOTED = re.compile(r"[“\"][^”\"]*[”\"]")
SIGNED = re.compile(r"(?m)^\s*(?:[Ff]or|FOR|[Oo]n behalf of) (?:the |The )?[A-Z][^\n.]{2,90}[,:]?\s*$")


def letterhead(document: Document) -> Letterhead | None:
    """Whose paper the report is, by its own head; None where it does not let that be known."""
    if document.capitals or document.spliced:
        return None
    text = document.report.text
    head, body = lines_above(text)
    prose = QUOTED.sub(" ", text[body:])
    acts = _acting(prose)
    named = [
        (part, start, end)
        for a, b in head
        for part, start, end in _parts(text, a, b)
        if is_body(part) and not CREDITED.match(text, a)
    ]
    lines = [text[a:b].strip() for a, b in head]
    paper = any(PAPER.match(p) or RELEASE.match(w) or OFFICE.match(p) for w in lines for p in [w, *PART.split(w)])
    ours = first_person(prose)
    if not named and ours:
        named = [n for a, b in head for n in _before_its_kind(text, a, b)]
    if named:
        words, start, end = _acting_of(named, acts) or named[0]
        if not (paper or ours or acts):
            return None
        issuer = _source(words, acts, [n[0] for n in named])
        return Letterhead(issuer, (start, end), body) if issuer is not None and not told_of(issuer, prose) else None
    if not acts or not (paper or (len(acts) > 1 and _same(acts))):
        return None
    # No letterhead: the body that acts by what it writes, under "Press release", or time and again.
    issuer = _actor(acts[0])
    if issuer is None or told_of(issuer, prose):
        return None
    at = text.find(acts[0], body)
    return Letterhead(issuer, (at, at + len(acts[0])), body) if at >= 0 else None


def first_person(prose: str) -> bool:
    """Whether a text without its quotations speaks as "we", or as "I find": a newspaper's "our reporter" is none."""
    return WE.search(PRESS_WE.sub(" ", prose)) is not None


def is_kind(words: str) -> bool:
    """Whether a line says what kind of paper this is: "Flash update no. 3", "Weekly summary, 5 to 11 May"."""
    return PAPER.match(words) is not None


def lines_above(text: str) -> tuple[list[tuple[int, int]], int]:
    """The lines above the prose, and where the prose begins."""
    out: list[tuple[int, int]] = []
    for line in re.finditer(r"[^\n]+", text):
        words = line[0].strip()
        if not words:
            continue
        count = len(words.split())
        prose = count >= 16 or (
            count >= 5 and re.search(r"[.!?,;][”\"’']?$", words) is not None and not PAPER.match(words)
        )
        # A hard line break inside prose: the next line goes on in small letters.
        prose = prose or (count >= 5 and re.match(r"\n[^\S\n]*[a-z]", text[line.end() : line.end() + 40]) is not None)
        if prose or len(out) == LINES or re.match(r"(?:\d+[.)]|[-•*]) ", words):
            return out, line.start()
        out.append((line.start(), line.end()))
    return out, len(text)


def _parts(text: str, start: int, end: int) -> list[tuple[str, int, int]]:
    """The pieces of a line that could be a name, with their places: no dates, no press offices."""
    if end - start > LONGEST:
        return []
    out = []
    at = start
    for cut in [*PART.finditer(text, start, end), None]:
        stop = cut.start() if cut is not None else end
        words = text[at:stop].strip(" \t\r,.–—-")
        if words and not DATED.search(words) and not OFFICE.match(words) and not PAPER.match(words):
            begin = text.index(words, at)
            out.append((words, begin, begin + len(words)))
        at = cut.end() if cut is not None else end
    return out


def _before_its_kind(text: str, start: int, end: int) -> list[tuple[str, int, int]]:
    """ "Doctors on Wheels / field update": a name of several words on one line with what kind of paper follows."""
    cut = PART.search(text, start, min(end, start + LONGEST))
    if cut is None or not PAPER.match(text[cut.end() : end].strip()):
        return []
    words = text[start : cut.start()].strip()
    pieces = words.split()
    # Of people ("Doctors …", "Lawyers …"): a town stands on such lines as well.
    people = len(pieces) > 1 and pieces[0].lower().endswith("s")
    whole = people and len(pieces) <= 8 and all(p[:1].isupper() or p in SMALL for p in pieces)
    if not whole or PRESS.search(words) or is_media(words) is not None or DATED.search(words) or "," in words:
        return []
    at = text.index(words, start)
    return [(words, at, at + len(words))]


def is_body(words: str) -> bool:
    """Whether a piece of a line is the name of a body, and of no newspaper: capitals throughout, and a body's word at its head."""
    plain = SEAT.sub("", SHORT.sub(" ", words).strip())
    pieces = plain.split()
    if (
        pieces[:1] in (["To"], ["Dear"], ["TO"], ["DEAR"])
        or not 1 <= len(pieces) <= 12
        or PRESS.search(plain)
        or is_media(plain) is not None
        or re.search(r"[\d“”\"?!;]", plain)
    ):
        return False
    if not all(p[:1].isupper() or p.lower() in SMALL or re.match(r"(?:al|el|ul)-[A-Z]", p) for p in pieces):
        return False
    if len(pieces) == 1 and not SHORT.search(words):
        return False
    head = re.split(r"(?i)\s+(?:of|for|against|in|on|de|del|du|des|against|to|and)\s+", plain, maxsplit=1)[0].split()
    last = re.sub(r"[’']s?$", "", head[-1]) if head else ""
    ends = re.sub(r"[’']s?$", "", pieces[-1])
    return (
        bool(BODY.match(last))
        or last.lower() in speaking().nouns["organisations"]
        or (org_word(plain) and bool(BODY.match(ends)))
    )


def cased(words: str) -> str:
    """A line in capitals as a name is written."""
    if not words.isupper():
        return words
    return " ".join(
        w.lower() if n and w.lower() in SMALL else (w if re.fullmatch(r"[IVX]+", w) else w[:1] + w[1:].lower())
        for n, w in enumerate(words.split())
    )


def _acting_of(named: list[tuple[str, int, int]], acts: list[str]) -> tuple[str, int, int] | None:
    """The line of several ("Republic of Orda", "Ministry of Health") that acts in the text ("The Ministry regrets")."""
    for act in acts:
        word = act.split()[-1].lower()
        for part in named:
            if word in re.findall(r"[\w’'\-]+", part[0].lower()):
                return part
    return None


def _source(words: str, acts: list[str], others: list[str]) -> Source | None:
    """The body of a letterhead; ``others``: the bodies of all its lines. An office that acts in the text ("The Governor informs") speaks for it; a body under whose
    other name the text acts is told beside."""
    short = SHORT.search(words)
    name = re.sub(r"^(?:The|the) ", "", cased(SHORT.sub(" ", words).strip()))
    beside = short["short"] if short else None
    if (post := describe(name)) is not None and post.kind == "office":
        return Source(name=name, kind="office", words=words, affiliation=beside)
    if beside is None and len(others) > 1:
        beside = next((cased(o) for o in others if o != words), None)
    for act in acts:
        actor = _actor(act)
        if actor is None:
            continue
        if actor.kind == "office":
            return Source(name=actor.name, kind="office", words=words, role=actor.role, affiliation=name)
        if beside is None and actor.name.split()[-1].lower() not in name.lower():
            beside = actor.name
        break
    return Source(name=name, kind="organisation", words=words, affiliation=beside)


def _acting(prose: str) -> list[str]:
    """Who acts by writing so, in order: organisations and offices."""
    return [
        m["who"]
        for m in SUBJECT.finditer(prose)
        if m["who"] not in ("It", "He", "She", "They", "This", "We", "I", "The")
    ]


def _same(acts: list[str]) -> bool:
    """Whether a later one is the first under a shorter name ("Justice Watch … The NGO"), and none is somebody else."""
    first = acts[0].lower().split()
    generic = (
        "ngo",
        "organisation",
        "organization",
        "group",
        "association",
        "network",
        "body",
        "movement",
        "committee",
        "coalition",
    )
    return all(a.lower().split()[-1] in first or a.lower().split()[-1] in generic for a in acts[1:])


def _actor(words: str) -> Source | None:
    source = describe(words)
    if source is None or source.kind not in ("organisation", "office"):
        if source is not None and source.kind == "unresolved" and is_body(words):
            return Source(name=re.sub(r"^[Tt]he ", "", words), kind="organisation", words=words)
        return None
    return source


def told_of(issuer: Source, prose: str) -> bool:
    """Whether somebody else tells of the issuer: "X said"."""
    last = re.escape(issuer.name.split()[-1])
    return (
        re.search(
            rf"(?i)\b{last},?(?:[^.\n]{{0,60}},)? (?:said|says|added|told)\b|\b(?:said|says|added)\s+(?:the )?{last}\b",
            prose,
        )
        is not None
    )

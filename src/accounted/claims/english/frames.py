"""Speech within one sentence: who speaks, by which verb, and which stretches of the sentence are what is said.

The words decide first, the parse where words leave it open: reporting clauses come out of a small parser as ``conj``,
``parataxis``, ``advcl`` or ``ccomp``, and now and then as nothing of the kind. A sentence without a parse is read by
words alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from accounted.claims.english.names import CAP, describe, head_noun, is_media, singular
from accounted.claims.english.speaking import Speaking, speaking
from accounted.model import Stance


@dataclass(slots=True)
class Frame:
    """One speech in a sentence. Offsets count from the sentence's start.

    ``speaker`` is the span of the speaker's words; None: nobody is told ("it was reported that") unless ``same``, which
    means the speaker of the frame before ("…, adding that"). ``anchor`` is what is not said: speaker, verb, listener.
    """

    anchor: tuple[int, int]
    speaker: tuple[int, int] | None
    stance: Stance
    pre: bool = False
    """What is said stands before the anchor (and goes on behind it)."""
    post: bool = True
    same: bool = False
    through: tuple[str, ...] = ()
    """Media that stand between the speaker and the report, nearest to the speaker first, in the report's words."""
    verb: str = ""
    token: Any = None
    content: list[tuple[int, int]] = field(default_factory=list)


TIME = (
    r"(?:(?:late |early |earlier |later )?(?:on |in |at )?(?:the )?(?:(?:Mon|Tues|Wednes|"
    r"Thurs|Fri|Satur|Sun)day|yesterday|today|tonight|now|then|again|also|earlier|later)"
    r"(?: (?:morning|evening|night|afternoon|local time))?(?:\s*\([^)]{2,14}\))?"
    r"|(?:on|in) (?:\d{1,2} )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z.]*(?: \d{1,2})?(?:,? \d{4})?)"
)
MANNER = (
    r"(?:in (?:an?|its|his|her|their|the) (?:\w+ ){0,3}(?:statement|interview|report|tweet|"
    r"post|message|communique|communiqué|bulletin|letter|speech|briefing|press release|"
    r"release|phone call|telephone interview)"
    r"(?: (?:on|to|with|of|from|carried|broadcast|read|quoted|issued|released|published|"
    r"posted|dated|about|late|early|that was) (?:[^,.;“”\"]{2,60}?))?(?=[,.;:]|\s+that\b|\s*$)"
    r"|(?:to|at) (?:reporters|journalists|a news conference|a press conference|a briefing|the "
    r"press)(?: (?:in|on|at) [^,.;]{2,40}?(?=[,.;]|$|\sthat))?"
    r"|on (?:condition of anonymity|Twitter|Facebook|Telegram|X|social media|state television|"
    r"its website|his behalf|its behalf)"
    r"|by (?:telephone|phone|e-?mail)|from [A-Z]\w+|officially|publicly|privately|anonymously|"
    r"speaking [^,.;]{2,60}?(?=[,.;]|$)|requesting anonymity|under condition of anonymity|"
    r"(?:with|under) condition of anonymity)"
)
ADVERBIAL = re.compile(rf"\s*,?\s*(?:{TIME}|{MANNER})(?=[\s,.;:”\"]|$)", re.I)
CARRIED = re.compile(
    r"(?:carried|broadcast|published|quoted|cited|reported|aired|relayed|distributed|"
    r"monitored|run) (?:by|on|in) (?P<who>[^,.;“”\"]{2,70}?)(?=[,.;:]|\s+that\b|\s*$)"
)
LISTENER = re.compile(
    r"\s+(?P<who>(?:the\s+|a\s+)?[\w’'./\- ]{2,60}?)(?=\s+(?:that|on|in|by|at|under|from|"
    r"after|earlier|late|he|she|it|they|there|how|about|of|of|the|a|an|\d+|some|at least|"
    r"more)\b|\s*[,.;:“”\"]|\s*$)"
)
BOUNDARY = re.compile(
    r"\s*[,;–—]?\s+(?:but|while|whereas|though|although|yet)\s+|;\s*"
    r"|,\s*(?:and|or)\s+|\s+and\s+|\s+[–—]\s+",
    re.I,
)
CLAUSE_MARK = re.compile(r"\s*,?\s*(?:that\b|how\b|whether\b|:|[“\"]|as saying)")
FIGURE = re.compile(
    r"(?i)\b(?:dead|deaths?|killed|died|wounded|injur\w+|casualt\w+|toll|victims?|bodies|"
    r"missing|hurt|fatalit\w+|martyr\w+|slain|corpses?|perished)\b|\d|\b(?:responsibility|"
    r"claims?|reports?|accusations?|allegations?|charges|figures?|involvement|blame)\b"
)
NOT_SPEECH = re.compile(
    r"(?i)\s*(?:to (?:be|leave|go|stop|come|stay|get|move|take|do|evacuate)\b|nothing\b|"
    r"off\b|aside\b|down\b|up\b(?! to\b)|out\b|on hold\b)"
)
LIVES = re.compile(
    r"(?i)\s+(?:the |an? |his |her |their |another |more than |at least |up to |about |nearly "
    r"|over |some |\w+ )?(?:[\w,]+ )?(?:lives|life|victims)\b"
)


TO_HAVE = re.compile(r"(?i)\s*to have\b")
"""No speech behind a neutral verb; behind "claim" or "deny" it is what is claimed or denied."""
TAKEN_IN = re.compile(
    r"(?i)\s+(?:(?:at least|about|around|some|more than|over|nearly|up to|another|a further|all|the)\s+)*"
    r"(?:\d[\d,]*|an?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty"
    r"(?:-\w+)?|dozens of|scores of|hundreds of|several|many|dozen)\s+(?:more\s+|other\s+|new\s+|of\s+the\s+|[\w-]+ly\s+)*"
    r"(?:wounded|injured|patients?|people|persons?|victims?|casualties|survivors?|men|women|children|boys?|girls?|soldiers|"
    r"police\w*|civilians|cases|villagers|fighters)\b"
)
"""A hospital admits people; a party admits a deed or a death."""
LESS_THAN_SAID = re.compile(r"(?i)\b(?:as|so) \w+ as\s+[\w’' ]{0,30}$")
""" "as heavily as people say": a comparison, not what they say."""


def frames(text: str, doc: Any) -> list[Frame]:
    """The speech frames of a sentence, in order, each with its ``content`` spans filled in."""
    known = speaking()
    if not known.gate.search(text) and not OPINION.search(text):
        return []
    found: list[Frame] = []
    found.extend(_according(text, doc))
    found.extend(_cited(text, doc))
    found.extend(_impersonal(text, known))
    found.extend(_opinions(text))
    taken = [f.anchor for f in found]
    for match in known.verb.finditer(text):
        if any(a <= match.start() < b for a, b in taken):
            continue
        frame = _verb(text, doc, match, known, taken)
        if frame is not None:
            found.append(frame)
            taken.append(frame.anchor)
    found.extend(_holds(text, taken))
    found.extend(_labels(text, found))
    found.sort(key=lambda f: f.anchor)
    _spread(text, found)
    hedged = [_hedge(text, m, f) for m, f in _hedges(text, known)]
    label = UNCONFIRMED.match(text)
    if label:
        hedged.append(Frame(label.span(), None, "could_not_confirm", verb="hedge", content=[(label.end(), len(text))]))
    return found + hedged + _untrue(text, doc, found)


# --------------------------------------------------------------------------- phrases


ACCORDING = re.compile(
    r"(?i)\b(?:according to|on the authority of|as reported by|as told by|citing|(?:in|by) "
    r"the words of|(?:toll|figure|figures|count|death toll) (?:given|released|provided|"
    r"announced|issued|published|quoted) by|figures from|data from|numbers from)\s+"
    r"|(?i:\bby )(?=(?:the |an? )?[\w’'\- ]{2,50}[’']s? (?:own )?"
    r"(?:count|tally|reckoning|account|estimate|figures)\b)"
)
NOT_PARTY = re.compile(
    r"(?i)(?:the |a |an |this |that )?(?:\w+ )?(?:plan|plans|schedule|law|laws|custom|"
    r"tradition|rules?|need|needs|age|size|regulations|constitution|agreement|whether|how|"
    r"what|different|fears?|concerns?|security (?:concerns|reasons))\b"
)


def _according(text: str, doc: Any) -> list[Frame]:
    out: list[Frame] = []
    for found in ACCORDING.finditer(text):
        at = found.end()
        if NOT_PARTY.match(text, at):
            continue
        word = found[0].strip().lower()
        end = phrase_end(text, at, doc)
        if end <= at:
            continue
        if word == "citing":
            continue  # belongs to the verb beside it, see _verb and _cited
        stance: Stance = "asserted"
        if re.match(r"(?i)(?:unconfirmed|unverified)\b", text[at:]):
            stance = "claimed"
        speaker = (at, end)
        through = _carried(text[at:end])
        start = found.start()
        if re.match(r"(?i)(?:\w+ )?(?:toll|figure|count|data|numbers|death)", word):
            article = re.search(r"(?i)(?:the|a|an)\s+(?:\w+\s+){0,2}$", text[:start])
            start = article.start() if article else start
        behind = re.match(r"(?:\s*\([^)]*\))?\s*[,]?\s*", text[end:])
        stop = end + (behind.end() if behind else 0)
        before = re.sub(
            r"(?i)(?:^|[,;]?\s)(?:but|while|and|whereas|though|although|yet|however)\s*,?\s*$", "", text[:start]
        )
        leads = before != text[:start] or not _substance(before) or before.rstrip().endswith((";", ":"))
        anchor = (start, stop if text[end : end + 1] == "," and leads else end)
        out.append(Frame(anchor, speaker, stance, pre=not leads, verb="according", through=through))
    return out


NEW_CLAUSE = re.compile(
    r"(?<!\bof)(?<!\bfor)(?<!\bfrom)(?<!\bby)(?<!\bat)(?<!\bin)(?<!\band)(?<!\bwith)(?<!\bon)(?<!\bto)(?<!\bnear)"
    r"(?<!\bor)\s+(?:their|"
    r""
    r""
    r"its|the|an?|his|her|it|he|she|they|there|some|at least|more than|up to|no|\d[\d,]*|two|"
    r"three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|scores|hundreds)\s"
)


def phrase_end(text: str, at: int, doc: Any, inverted: bool = False) -> int:
    """Where a speaker's noun phrase that begins at ``at`` ends, its appositive included."""
    stop = re.compile(
        r"[.;:!?“”\"](?=\s|$)|[“”\"]|\s[–—-]+\s|\s(?:but|while|although|though|whereas|after|"
        r"before|because|when|as|that|since|said|says|told|announced|reported|confirmed|added)\b"
    )
    limit = len(text)
    for found in stop.finditer(text, at):
        if found[0].startswith(".") and re.search(
            r"\b(?:Col|Gen|Lt|Maj|Capt|Brig|Sgt|Dr|Mr|Mrs|Ms|St|Gov|Sen|Rep|Rev|Adm|Prof|U\.S|U\.N|[A-Z])$",
            text[at : found.start()],
        ):
            continue
        limit = found.start()
        break
    comma = text.find(",", at, limit)
    first = comma if comma >= 0 else limit
    # Behind a finished noun phrase, a determiner, pronoun or number begins the clause:
    # "a statement by the command the raid".
    glued = NEW_CLAUSE.search(text, at + 4, first)
    if (
        glued
        and not inverted
        and re.search(r"[A-Z]\w*$|\w{4,}s?$", text[at : glued.start()])
        and doc is not None
        and _verb_in(doc, glued.end(), limit)
    ):
        return glued.start()
    if comma < 0:
        verb = None
        if doc is not None and not inverted:
            verb = next(
                (
                    t
                    for t in doc
                    if at < t.idx < limit
                    and t.pos_ in ("VERB", "AUX")
                    and t.tag_ in ("VBD", "VBZ", "VBP", "MD")
                    and t.idx > at
                ),
                None,
            )
        if verb is not None:
            child = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
            left = child.left_edge.idx if child is not None and child.left_edge.idx > at + 2 else verb.idx
            if left > at + 2:
                return int(left - 1 if text[left - 1 : left] == " " else left)
        return limit
    # An appositive or a relative clause belongs to the phrase; a clause with a verb of its own does not.
    behind = text[comma + 1 : limit]
    if re.match(r"\s*(?:who|which|whose)\b", behind):
        close = text.find(",", comma + 1, limit)
        return close if close >= 0 else limit
    piece_end = text.find(",", comma + 1, limit)
    piece = text[comma + 1 : piece_end if piece_end >= 0 else limit]
    if _is_appositive(piece) and (piece_end >= 0 or limit >= len(text.rstrip(' .”"')) or inverted):
        end = piece_end if piece_end >= 0 else limit
        if doc is None or not _verb_in(doc, comma + 1, end):
            return end
    return comma


def _is_appositive(piece: str) -> bool:
    piece = piece.strip()
    if not piece or len(piece) > 130:
        return False
    if re.match(
        r"(?:and|but|or|that|when|after|where|in|on|at|with|including|adding|saying|citing|"
        r"killing|as|while|without|during)\b",
        piece,
    ):
        return False
    return bool(
        re.match(r"(?:an?|the|its|one|his|her|their)\s", piece)
        or re.search(
            r"(?i)\b(?:spokes\w+|head|chief|director|leader|official|officer|minister|mayor|governor|"
            r"commander|representative|president|coordinator|secretary|doctor|activist|witness|"
            r"resident|manager|member|group|agency|organi[sz]ation|network|monitor|adviser)\b",
            piece,
        )
        or re.fullmatch(rf"{CAP}(?:\s+{CAP})+", piece)
    )


def _verb_in(doc: Any, start: int, end: int) -> bool:
    return any(
        start <= t.idx < end and t.pos_ in ("VERB", "AUX") and t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in doc
    )


def _carried(words: str) -> tuple[str, ...]:
    return tuple(m["who"].strip() for m in CARRIED.finditer(words) if is_media(m["who"].strip()))


CITED = re.compile(
    r"\b(?P<verb>cited|cites|cite|quoted|quotes|"
    r"quote)\s+(?P<who>[^;:“”\"]{2,120}?)\s+as\s+(?:having\s+)?(?P<say>saying|telling|"
    r"reporting|confirming|claiming|stating|announcing|alleging|denying|putting|said)\b",
    re.I,
)
QUOTED = re.compile(
    r"\b(?:was|were|is|are|been|being)\s+(?:also\s+)?(?:quoted|cited)\s+(?:(?:by|in|"
    r"on)\s+(?P<by>[^,;:“”\"]{2,80}?)\s+)?as\s+(?:having\s+)?(?P<say>saying|telling|"
    r"confirming|claiming|stating|announcing|denying)(?:\s+(?:by|in|"
    r"on)\s+(?P<later>[^,;:“”\"]{2,60}?)(?=\s+that\b|[,.;]|$))?",
    re.I,
)
HAD_IT = re.compile(
    r"\b(?:had|has|have)\s+(?:it|this|that|the figure)\s+from\s+"
    r"(?P<who>[^;:“”\"]{2,90}?)(?=\s+that\b|[,.;]|$)",
    re.I,
)
TOLD_BY = re.compile(
    r"\b(?:was|were|has been|have been)\s+(?:told|informed)\s+by\s+(?P<who>[^;:,“”\"]{2,90}?)(?=\s+that\b|[,.;]|$)",
    re.I,
)


def _cited(text: str, doc: Any) -> list[Frame]:
    """One party through another: "Reuters quoted officials as saying", "X had it from Y", "X was told by Y"."""
    known = speaking()
    out: list[Frame] = []
    for found in QUOTED.finditer(text):
        subject = subject_before(text, found.start(), doc)
        if subject is None:
            continue
        medium = found["by"] or found["later"]
        end, through = _listener(text, found.end(), found["say"])
        media = (*through, *((medium.strip(),) if medium else ()))
        out.append(Frame((subject[0], end), subject, _stance(found["say"], known), through=media, verb="quoted"))
    for pattern in (CITED, HAD_IT, TOLD_BY):
        for found in pattern.finditer(text):
            if any(a <= found.start() < b for a, b in (f.anchor for f in out)):
                continue
            subject = subject_before(text, found.start(), doc)
            if subject is None:
                continue
            say = found["say"] if "say" in found.re.groupindex else "saying"
            end, through = _listener(text, found.end(), say)
            medium = text[subject[0] : subject[1]]
            out.append(
                Frame(
                    (subject[0], end), found.span("who"), _stance(say, known), through=(*through, medium), verb="cited"
                )
            )
    return out


def _stance(form: str, known: Speaking) -> Stance:
    entry = known.verbs.get(form.lower())
    return entry[1] if entry else "asserted"


def _impersonal(text: str, known: Speaking) -> list[Frame]:
    none = re.search(
        r"(?i)\bno (?:independent |immediate |official )+(?:confirmation|verification)(?: of| "
        r"that)?\b",
        text,
    )
    if none:
        return [Frame(none.span(), None, "could_not_confirm", verb="confirm")]
    return [
        Frame(m.span(), None, "claimed", verb="impersonal")
        for m in known.impersonal.finditer(text)
        if re.match(r"\s+(?:\w+ )?that\b", text[m.end() :])
    ]


OPINION = re.compile(
    rf",\s+(?P<who>he|she|they|the\s+[a-z][\w’'-]+|{CAP}(?:\s+{CAP}){{0,2}})\s+(?:thinks?|believes?|reckons?|suspects?)\s*,"
)
""""Two of them, she thinks, were shot": an opinion in brackets, as a claim of hers."""


def _opinions(text: str) -> list[Frame]:
    return [Frame(m.span(), m.span("who"), "claimed", pre=True, verb="opinion") for m in OPINION.finditer(text)]


NO_PARTY = re.compile(
    r"(?i)(?:photo|photos|picture|image|video|audio|note|notes|update|updated|watch|live|breaking|correction|editor|editors|file|"
    r"caption|map|graphic|source|sources|read|see|also|more|new|latest|analysis|opinion|explainer|factbox|timeline|urgent|flash|"
    r"exclusive|warning|date|time|place|location|summary|headline|subject|re|ps|nb)\b[^:]{0,20}:"
)
"""Labels that head a line and speak for nobody."""
LABEL_HEAD = re.compile(
    r"^(?P<who>(?:[A-Z][\w’'.\-]*|police|army|official|officials|ministry|mayor|witnesses)(?: "
    r"[\w’'.\-]+){0,5}):\s+(?=\S)"
)
UNCONFIRMED = re.compile(
    r"(?i)^\W*(?:\d{1,2}[:.]\d\d\s*(?:[ap]\.?m\.?|GMT|UTC|h)?\W{0,4}\s)?(?:as yet |still )?"
    r"(?:unconfirmed|unverified|not confirmed|not verified)(?: reports?)?\s*(?::|[–—-])\s*"
)
LABEL_TAIL = re.compile(r"(?:(?<=[\w”\"’'])\s*:\s+|\s+[–—-]\s?)(?P<who>(?:the )?[\w’'.\- ]{2,45})\s*$")
LABEL_PAREN = re.compile(r"\((?P<who>(?:the )?[\w’'.\- ]{2,40})\)")
INTRODUCED = re.compile(
    r"\b(?P<cue>(?:count|figure|toll|estimate|account|version|report)s?)\s+(?:came|"
    r"comes)\s+from\s+(?P<who>[^:;“”\"]{2,90}?)(?=[:,.;]|$)",
    re.I,
)


def _labels(text: str, found: list[Frame]) -> list[Frame]:
    """Speakers set off by marks: "Police: five dead", "Five dead - police", "five dead (police)"."""
    out: list[Frame] = []
    for cue in INTRODUCED.finditer(text):
        end = phrase_end(text, cue.start("who"), None)
        colon = text.find(":", cue.end())
        out.append(Frame((0, colon + 1 if colon >= 0 else end), cue.span("who"), "asserted", verb="label"))
        return out
    if not found and (head := LABEL_HEAD.match(text)) and not NO_PARTY.match(text) and _speakerlike(head["who"]):
        out.append(Frame((0, head.end()), head.span("who"), "asserted", verb="label"))
    elif not found and (tail := LABEL_TAIL.search(text)) and tail.start() > 8 and _speakerlike(tail["who"]):
        out.append(Frame((tail.start(), len(text)), tail.span("who"), "asserted", pre=True, post=False, verb="label"))
    for paren in LABEL_PAREN.finditer(text):
        source = (
            describe(paren["who"])
            if paren["who"] in ("police", "army", "officials", "the army") or is_media(paren["who"])
            else None
        )
        if source is not None and not found and FIGURE.search(text[: paren.start()]):
            out.append(Frame(paren.span(), paren.span("who"), "asserted", pre=True, post=False, verb="label"))
    return out


def _speakerlike(words: str) -> bool:
    """Whether a label may name a speaker: a known sort of party, not "Breaking" or "Kabul"."""
    source = describe(words)
    if source is None or source.kind == "unresolved":
        return False
    if source.kind == "organisation":
        known = speaking().nouns
        tokens = source.name.split()
        return any(t.lower() in known["organisations"] for t in tokens) or (
            len(tokens) == 1 and (source.name.isupper() or source.name in known["governments"])
        )
    if source.kind == "unnamed" and singular(head_noun(source.name)) in speaking().nouns["unnamed"]:
        return not re.search(r"\d", source.name)
    if source.kind == "unnamed":
        return len(source.name.split()) <= 4 and not re.search(r"\d", source.name)
    return source.kind != "person" or source.role is not None


# --------------------------------------------------------------------------- verbs


PUT_AT = re.compile(
    r"\s+(?:it|them|this|that)\s+(?:to|at)\s+(?!(?:risk|rest|ease|the|work|odds|sea|his|her|their|an?)\b)\w"
)
NUMBER = (
    r"(?:(?:at least|about|around|some|more than|over|nearly|up to|only|just|no)\s+)*(?:\d[\d,]*|one|two|three|four|five|six|seven|"
    r"eight|nine|ten|eleven|twelve|\w+teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?|dozens of|scores of|hundreds of)"
)
HARMED = r"(?:dead|deaths?|killed|killings|names|wounded|injured|bodies|casualties|victims|missing|fatalities|martyrs)"
COUNTED = re.compile(rf"(?i)\s+{NUMBER}(?:\s+[\w-]+){{0,2}}?\s+{HARMED}\b")
HOLDS = re.compile(
    rf"(?i)\s(?:has|have|had|holds?|held|contains?|contained|names|named|stands at|stood at|reached|runs to)"
    rf"(?=\s+{NUMBER}(?:\s+[\w-]+){{0,2}}?\s+{HARMED}\b)"
)
HOLDER = re.compile(
    r"(?P<who>(?:[\w’'.-]+ +){0,7}?[\w’'.-]+)(?:,\s[^,;.\d]{2,40},)?(?: (?:now|still|currently|so far|has|have))*$"
)
"""Who stands in front of what holds a count."""
PAPER = re.compile(
    r"(?i)\b(?:list|tally|count|register|database|record|records|figures|bulletin|toll)\b(?! (?:of|for) (?:the )?(?:dead|victims))"
)

KEEPER = re.compile(
    r"(?i)\b(?:observatory|monitor\w*|watchdog|network|ministry|directorate|commission|recorders?|project|airwars|registry|morgue|"
    r"health department|watch)$"
)


def _holds(text: str, taken: list[tuple[int, int]]) -> list[Frame]:
    """ "The Observatory's list has 31 dead", "Reuters has 31 dead": what a party's count holds, the party says."""
    out: list[Frame] = []
    # No sentence holds more counts than that; a jumble of them must not cost the square of its length.
    for found in islice(HOLDS.finditer(text), 8):
        holder = HOLDER.search(text, max(0, found.start() - 140), found.start())
        if holder is None:
            continue
        first, last = _led(text, *holder.span("who"))
        clause = re.search(r"(?:.*\b(?:that|but|while|and|whereas|though)\s+)(?=\S)", text[first:last])
        first += clause.end() if clause else 0
        words = text[first:last]
        if any(a < found.end() and first < b for a, b in taken):
            continue
        source = describe(words)
        if source is None or source.kind == "unresolved":
            continue
        keeper = KEEPER.search(words) and re.search(r"(?i)\b(?:has|holds?|names)$", text[first : found.end()])
        if (
            source.kind in ("agency", "outlet")
            or keeper
            or (source.kind in ("organisation", "person", "office") and PAPER.search(words))
        ):
            out.append(Frame((first, found.end()), (first, last), "asserted", verb="hold"))
    return out


FALSEHOOD = re.compile(
    r"(?i)\b(?:the|a|any|such|these|those|all|some|false|baseless|unfounded|media|social media|online|\s)*"
    r"(?:rumou?rs?|lies?|fabrications?|allegations?|claims?|assertions?|reports?|accusations?|stories|story|news|suggestions?|talk)"
    r"\s+(?:on social media\s+|in the media\s+|in the press\s+|online\s+|circulating\s+|spreading\s+|being spread\s+)*"
    r"(?:that|of)\s+"
)
UNTRUE = re.compile(
    r"(?i)\b(?:(?:is|are|was|were|as|being|completely|entirely|utterly|simply|totally|wholly|all|calls?|called|branded|labelled|be)\s+)+"
    r"(?:an?\s+)?(?:\w+ly\s+)?(?:false|untrue|wrong|incorrect|unfounded|baseless|fabricat\w+|lies?|nonsense|propaganda|not true|"
    r"invented|made up|disinformation|without (?:any |all )?(?:basis|foundation|truth)|no truth)\b"
    r"|\bwithout (?:any )?(?:basis|foundation)\b|\bno (?:truth|basis|foundation)\b"
    r"|\bnot to (?:spread|believe|circulate|repeat|publish|share)\b|\b(?:there (?:is|was) no truth (?:in|to))\b"
)
NOT_TRUE = re.compile(
    r"(?i)\b(?:it (?:is|was)(?: simply| absolutely| just)? (?:not true|untrue|false|not the case|a lie|incorrect|wrong to say)|"
    r"there (?:is|was) no truth (?:in|to) (?:the |any )?(?:\w+ ){0,3}?|it (?:isn|wasn)[’']t true)\s*(?:that\s+)?"
)


def _untrue(text: str, doc: Any, found: list[Frame]) -> list[Frame]:
    """What a sentence calls false, whoever speaks: "the rumour that 30 died is without basis", "it is not true that"."""
    out = []
    for mark in NOT_TRUE.finditer(text):
        out.append(_silent(text, mark.span(), mark.end(), len(text)))
    if out or UNTRUE.search(text) is None:
        return out
    for rumour in FALSEHOOD.finditer(text):
        judged = UNTRUE.search(text, rumour.end())
        frame = _silent(text, rumour.span(), rumour.end(), judged.start() if judged else len(text))
        asked = WARNS.search(text, 0, rumour.start())
        if asked and not found and (subject := subject_before(text, asked.start(), doc)) is not None:
            frame.speaker = subject
            frame.anchor = (subject[0], rumour.end())
        out.append(frame)
    return out


WARNS = re.compile(
    r"(?i)\b(?:asks?|asked|urge[sd]?|calls? on|called on|appeal(?:s|ed) to|advise[sd]?|caution(?:s|ed)|calls?|called|branded)\b"
)


def _silent(text: str, anchor: tuple[int, int], start: int, end: int) -> Frame:
    """A frame that colours a clause and names nobody; it ends with its clause."""
    stop = re.search(
        r",?\s+(?:but|and that|adding|while)\b|[;“”\"]|,\s+(?:the|an?|he|she|it|they|[A-Z])\b[^,]*\b(?:said|says|added)\b",
        text[start:end],
    )
    frame = Frame(anchor, None, "denied", verb="hedge")
    frame.content.append((start, start + stop.start() if stop else end))
    return frame


def _verb(text: str, doc: Any, match: re.Match[str], known: Speaking, taken: list[tuple[int, int]]) -> Frame | None:
    form = match[0].lower()
    lemma, stance, figures, strict = known.verbs[form]
    start, end = match.span()
    token = _token(doc, start)
    if (
        token is not None
        and token.pos_ not in ("VERB", "AUX", "ADJ")
        and not (form in ("said", "says") or token.dep_ in ("ROOT", "ccomp"))
    ):
        return None
    behind = text[end:]
    before = text[:start]
    if NOT_SPEECH.match(behind) or LIVES.match(behind) or (TO_HAVE.match(behind) and stance == "asserted"):
        return None
    if lemma == "admit" and TAKEN_IN.match(behind):
        return None
    if (
        re.search(r"\b(?:to|of|for|in|by|without|not to|should|must|would|will|can|may|might)\s+$", before)
        and form == lemma
    ):
        return None
    if re.search(
        r"(?i)\b(?:did|does|do|would|could) not\s+$|\bnot yet\s+$|n[’']t\s+$|\b(?:refused|declined) to\s+$", before
    ):
        if re.search(r"(?i)\bcould(?: not|n[’']t)\s+(?:\w+ly )?$", before) and lemma in ("confirm", "verify"):
            stance = "could_not_confirm"
        else:
            return None
    passive = re.search(r"(?i)\b(?:was|were|is|are|been|being|be)\s+(?:\w+ly\s+|not\s+|also\s+)*$", before)
    if passive and form not in ("saying",) and not form.endswith("ing"):
        if re.search(r"(?i)\bcould not (?:\w+ly )?be (?:\w+ly )?$", before) and lemma in ("confirm", "verify"):
            return Frame((start, end), None, "could_not_confirm", pre=True, verb=lemma)
        agent = re.match(r"\s+by\s+", behind)
        if agent and lemma in (
            "report",
            "confirm",
            "announce",
            "deny",
            "document",
            "record",
            "count",
            "verify",
        ):
            stop = phrase_end(text, end + agent.end(), doc, inverted=True)
            return Frame((start, stop), (end + agent.end(), stop), stance, pre=True, verb=lemma, token=token)
        return None
    participle = form.endswith("ing")
    listener_end, through = _listener(text, end, form)
    if lemma == "tell" and listener_end == end and not CLAUSE_MARK.match(behind):
        # "told the family to leave" is no speech; "told him six had died" is.
        heard = re.match(
            r"\s+(?:him|her|them|us|me|reporters|journalists|[\w’'\- ]{2,40}?)(?=\s+(?:that|of|about|"
            r"how|in|on|at|by|the|a|an|\d+|there|he|she|they|it|at least|more)\b|[,.;:”\"“]|\s*$)",
            behind,
        )
        if heard is None:
            return None
        listener_end = end + heard.end()
        if NOT_SPEECH.match(text[listener_end:]):
            return None
    inverted = None
    subject = None
    if LESS_THAN_SAID.search(before) and re.match(r"\s*[,.;]", behind):
        return None
    # Behind "told" stands who was told, never who speaks.
    if not participle and lemma in ("tell", "inform"):
        subject = subject_before(text, start, doc, token) or _shared_subject(text, doc, token)
    elif not participle:
        if (re.search(r"(?:[,”\"’'–—:]|^|[,”\"]\s*(?:as|so))\s*$", before) and form not in (lemma,)) or (
            re.search(r"[,”\"]\s*$", before) and form == lemma
        ):
            inverted = _inverted(text, end, doc, token)
        if inverted is None:
            subject = subject_before(text, start, doc, token)
            if subject is None:
                subject = _shared_subject(text, doc, token)
    tail = text[_skip(text, listener_end)[0] :]
    if strict or figures:
        plain = re.match(r"\s+(?:that|of|:|[“\"])", tail) or CLAUSE_MARK.match(tail)
        figured = FIGURE.search(tail[:90])
        if (
            not plain
            and not (lemma == "put" and PUT_AT.match(tail))
            and not (figured and (figures or lemma not in ("write", "relate", "describe", "grant")))
            and inverted is None
            and not re.match(r"\s*[.,;]", tail)
        ):
            return None
        if lemma in ("go on", "continue") and not re.match(r"\s*(?:[.,;:“\"]|that\b)", tail):
            return None
        if re.match(r"\s*[.,;]", tail) and figures and inverted is None:
            return None
        if (
            lemma in ("find", "show", "give", "list", "grant", "reveal", "indicate")
            and not re.match(r"\s+that\b", tail)
            and not (
                lemma == "give" and re.match(r"\s+(?:the|a|an?)\s+(?:\w+\s+){0,2}(?:toll|figure|count|number)", tail)
            )
            and not (lemma in ("give", "list") and COUNTED.match(tail))
        ):
            return None
        if lemma == "withdraw" and not re.match(
            r"\s+(?:its|the|his|that|their)\s+(?:\w+\s+)?(?:claim|statement|figure|report|toll|count)", tail
        ):
            return None
        if lemma in ("raise", "revise", "lower", "update", "put") and not re.match(
            r"\s+(?:(?:it|them|this|that)\s+(?:to|at)\s+(?!(?:risk|rest|ease|the|work|odds|sea)\b)\w|(?:the|its|their)\s+(?:\w+\s+){0,4}?(?:toll|dead|number|"
            r"figure|count|total|killed|wounded|injured|deaths|casualties|losses)\b)",
            tail,
        ):
            return None
    if lemma == "report" and subject is not None and re.match(r"\s+(?:to|for)\s+(?:work|duty|police|the)\b", tail):
        return None
    if re.match(r"(?i)(?:\s+that)?\s+nothing\b", tail):
        return None
    if participle:
        return _participle(text, doc, token, match, stance, listener_end, through)
    if inverted is not None:
        stop = inverted[1]
        extra = through or _carried(text[inverted[0] : stop])
        return Frame((start, _skip(text, stop)[0]), inverted, stance, pre=True, through=extra, verb=lemma, token=token)
    if subject is None:
        return None
    source = describe(text[subject[0] : subject[1]])
    if source is None:
        return None
    if figures and source.kind == "unresolved" and source.name.lower() in ("who", "which", "that"):
        return None
    if (figures or lemma == "claim") and source.kind == "unnamed" and not _speakerlike(text[subject[0] : subject[1]]):
        return None
    if lemma == "claim" and re.match(r"\s+(?:\d+|\w+)\s+lives", tail):
        return None
    at, more = _skip(text, listener_end)
    through = (*through, *more)
    if (
        lemma in ("report", "write")
        and (employer := re.match(r"\s+for\s+(?P<who>[\w’'. \-]{2,40}?)(?=\s+that\b|[,.;]|$)", text[at:]))
        and is_media(employer["who"])
    ):
        through = (*through, employer["who"])
        at += employer.end()
    cites = re.match(r"\s*,?\s*citing\s+(?P<who>[^,;:“”\"]{2,100}?)(?=\s*,|[.;]|\s+that\b|$)", text[at:])
    speaker = subject
    if cites and not NOT_PARTY.match(cites["who"]):
        speaker = (at + cites.start("who"), at + cites.end("who"))
        through = (*through, text[subject[0] : subject[1]])
        at += cites.end()
    # "… died, citing the ministry": the party cited is nearer to the event.
    trailing = re.search(r",\s*(?:citing|quoting)\s+(?P<who>[^,;:“”\"]{2,100}?)\s*\.?\s*$", text[at:])
    if trailing and not cites and not NOT_PARTY.match(trailing["who"]):
        speaker = (at + trailing.start("who"), at + trailing.end("who"))
        through = (*through, text[subject[0] : subject[1]])
    first = subject[0]
    middle = re.search(r",\s*citing\s+(?P<who>[^;:“”\"]{2,100}?)\s*,\s*(?:\w+\s+)?$", text[subject[0] : start])
    lead = re.match(
        r"(?:\s*(?:But|And|However|Meanwhile)?,?\s*)(?:[Cc]iting|[Qq]uoting)\s+(?P<who>[^,;:“”\"]{2,100}?)\s*,\s*$",
        text[: subject[0]],
    )
    if lead:
        speaker = lead.span("who")
        through = (*through, text[subject[0] : subject[1]])
        first = 0
    elif middle:
        speaker = (subject[0] + middle.start("who"), subject[0] + middle.end("who"))
        name = text[subject[0] : subject[0] + middle.start()]
        through = (*through, name)
    frame = Frame((first, at), speaker, stance, through=through, verb=lemma, token=token)
    _place(text, doc, frame, end, figures or strict)
    return frame


def _token(doc: Any, at: int) -> Any:
    if doc is None:
        return None
    return next((t for t in doc if t.idx <= at < t.idx + len(t)), None)


def _skip(text: str, at: int) -> tuple[int, tuple[str, ...]]:
    """Past time, place and manner behind a reporting verb; media that carried the statement are handed back."""
    through: tuple[str, ...] = ()
    while True:
        found = ADVERBIAL.match(text, at)
        if found is None:
            found = re.compile(r"\s+" + CARRIED.pattern).match(text, at)
        if found is None or found.end() == at:
            return at, through
        through = (*through, *_carried(found[0]))
        at = found.end()


def _listener(text: str, at: int, form: str) -> tuple[int, tuple[str, ...]]:
    """Past the party that was told; handed back where it is a medium."""
    behind = text[at:]
    if not form.lower().startswith(("tell", "told", "inform")):
        found = re.match(
            r"\s+(?:to|in an interview with|in a telephone interview with|in comments to|in remarks "
            r"to)\s+(?P<who>[\w’'./\- ]{2,50}?)(?=\s+that\b|\s+(?:on|in|by|at|under|from)\b|"
            r"\s*[,.;:“”\"]|\s*$)",
            behind,
        )
        if found and is_media(found["who"]):
            return at + found.end(), (found["who"],)
        return at, ()
    known = speaking()
    name = re.match(
        rf"\s+(?P<who>(?:the\s+|a\s+)?(?:[\w’'\-]+\s+){{0,4}}?{known.media_name.pattern}(?:\s+(?:news "
        rf"agency|television|TV|newspaper|radio|News|website))?)(?=[\s,.;:“”\"]|$)",
        behind,
    )
    if name and not re.search(r"\b(?:that|and|of|had|was|were)\b", name["who"]) and len(name["who"].split()) < 6:
        return at + name.end(), (name["who"],)
    found = LISTENER.match(text, at)
    if found:
        who = found["who"].strip()
        if is_media(who):
            return found.end(), (who,)
        if who.lower() in known.nouns["listeners"] or re.match(
            r"(?i)(?:a|the) (?:news|press) (?:conference|briefing)|(?:local |foreign )?(?:reporters|journalists)", who
        ):
            return found.end(), ()
    return at, ()


def _inverted(text: str, end: int, doc: Any, token: Any) -> tuple[int, int] | None:
    """The speaker behind the verb: "…, said the mayor"."""
    found = re.match(r"\s+(?=[\w“])", text[end:])
    if found is None or re.match(
        r"\s+(?:that|in|on|at|by|for|of|with|among|about|from|it|he|she|they|there|to|this|six|\d+|earlier|later|late)\b",
        text[end:],
    ):
        return None
    at = end + found.end()
    stop = phrase_end(text, at, doc, inverted=True)
    if token is not None:
        own = [c for c in token.children if c.dep_ in ("nsubj", "nsubjpass") and c.i < token.i]
        if (
            own
            and text[own[0].right_edge.idx + len(own[0].right_edge) : token.idx].strip(" ,") == ""
            and not any(c.dep_ == "nsubj" and c.i > token.i for c in token.children)
        ):
            phrase = text[own[0].left_edge.idx : token.idx]
            # "The mayor, Ahmed Saleh, said the raid …" has its subject in front.
            if (
                describe(phrase) is not None
                and text[token.idx - 2 : token.idx - 1] == ","
                and not re.search(r"\d", phrase)
            ):
                return None
    words = text[at:stop]
    if (
        not words
        or describe(words) is None
        or re.search(r"\b(?:was|were|had|have|are|is)\b", re.split(r",|\bwho\b|\bwhich\b", words)[0])
    ):
        return None
    return at, stop


PRONOUN_BEFORE = re.compile(
    r"(?i)\b(he|she|it|they|we)\s+(?:(?:has|have|had|also|later|then|earlier|further|only|now|"
    r"all|both|will|could not|\w+ly)\s+)*$"
)
SIMPLE_BEFORE = re.compile(
    r"(?:^|[,;:“”\"–—]|\b(?:that|and|but|while|as|where|when|because|after|although|though|"
    r"which|before|if|whereas)\b)\s*(?P<who>[^,;:“”\"]{2,90}?)\s+(?:(?:has|have|had|also|"
    r"later|then|earlier|further|only|now|all|both|could not|(?:on|late on|early on) \w+day|"
    r"yesterday|today|\w+ly)\s+)*$"
)
APPOSED_BEFORE = re.compile(
    r"(?:^|[;:“”\"–—,]|\b(?:that|but|while|and|"
    r"as)\b)\s*(?P<who>[^,;:“”\"]{2,80},\s[^;:“”\"]{2,130}?)\s*,\s*(?:(?:has|have|had|also|"
    r"later|then|earlier|\w+ly)\s+)*$"
)


def subject_before(text: str, at: int, doc: Any, token: Any = None) -> tuple[int, int] | None:
    """The span of the subject of the verb that begins at ``at``; the parse first, then the words."""
    pronoun = PRONOUN_BEFORE.search(text, 0, at)
    if pronoun:
        return pronoun.span(1)
    token = token if token is not None else _token(doc, at)
    if token is not None:
        found = _parsed_subject(text, token)
        if found is not None:
            return found
    found_words = SIMPLE_BEFORE.search(text[:at])
    if found_words is not None:
        span = _led(text, *found_words.span("who"))
        if _good(text[span[0] : span[1]], doc, span):
            return span
    apposed = APPOSED_BEFORE.search(text[:at])
    if apposed is not None:
        span = _led(text, *apposed.span("who"))
        if _good(text[span[0] : span[1]], doc, span):
            return span
    return None


def _good(words: str, doc: Any, span: tuple[int, int]) -> bool:
    if doc is not None and _verb_in(doc, span[0], span[1]) and not re.search(r"\bwho\b|\bwhich\b", words):
        return False
    return describe(words) is not None


def _parsed_subject(text: str, token: Any) -> tuple[int, int] | None:
    # Of two subjects, which only an erring parse has, the one next to the verb.
    for child in reversed(list(token.children)):
        if child.dep_ in ("nsubj", "nsubjpass") and child.i < token.i:
            if child.lower_ in ("who", "which", "that") and token.dep_ == "relcl":
                head = token.head
                return head.left_edge.idx, child.idx
            start = child.left_edge.idx
            right = child.right_edge
            if right.i >= token.i:
                return None
            end = right.idx + len(right)
            between = text[end : token.idx]
            if re.search(r"[“”\":;]", between):
                return None
            words = text[start:end]
            if start > 0 and re.match(r"[a-z]", words) and child.i - child.left_edge.i > 25:
                return None
            # A whole clause taken for a subject: a comma that a clause stands before.
            if re.search(r"[“”\":;]", words):
                cut = max(words.rfind(q) for q in '“”":;')
                start += cut + 1
                words = text[start:end]
            inner = [
                t
                for t in child.subtree
                if t.tag_ in ("VBD", "VBZ", "VBP", "MD")
                and t.dep_ not in ("relcl",)
                and not any(a.dep_ == "relcl" for a in t.ancestors if a.i >= child.left_edge.i)
            ]
            if inner and not re.search(r"\bwho\b|\bwhich\b", words):
                return None
            return _led(text, start, end) if words.strip() else None
    return None


LEAD_IN = re.compile(
    rf"(?i)\s*(?:(?:in|on|with) (?:an?|its|the|their|his|her) (?:\w+ ){{0,2}}(?:statement|"
    rf"interview|report|tweet|post|message|communique|communiqué|briefing|press release|letter)"
    rf"(?: (?:to|with|for) [A-Z]\w+)?|{TIME}|on (?:Twitter|Facebook|Telegram|X|social media)|"
    rf"but|and|however|meanwhile|as|also|later|earlier)\s*,?\s+"
)


def _led(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without what leads in: "In a statement on Friday the charity" → "the charity"."""
    while (found := LEAD_IN.match(text, start, end)) is not None and found.end() < end:
        start = found.end()
    return start, end


def _shared_subject(text: str, doc: Any, token: Any) -> tuple[int, int] | None:
    """ "Police arrived and said six had died": the subject stands at the first verb."""
    step, hops = token, 0
    while step is not None and step.dep_ == "conj" and hops < 4:
        step = step.head
        hops += 1
        for child in step.children:
            if child.dep_ == "nsubj" and child.i < step.i:
                start, last = child.left_edge.idx, child.right_edge
                if last.i < step.i:
                    return start, last.idx + len(last)
    return None


def _participle(
    text: str, doc: Any, token: Any, match: re.Match[str], stance: Stance, end: int, through: tuple[str, ...]
) -> Frame | None:
    """A participle ("…, adding that"): the speaker is the one before, or the subject of the main verb."""
    tail = text[end:]
    if (
        not re.match(r"\s*,?\s*(?:that\b|[“\"]|at least|there|it|he|they|the|all|\d|an?\s|\w+)", tail)
        or match.start() == 0
    ):
        return None
    if token is not None and token.dep_ in ("amod", "compound", "pobj", "pcomp", "nsubj"):
        return None
    comma = re.search(r"[,”\"–—]\s*(?:while |but |and |also |before |without )?$", text[: match.start()])
    frame = Frame((match.start(), end), None, stance, same=True, through=through, verb=match[0].lower(), token=token)
    if not comma:
        noun = re.search(
            r"(?P<who>(?:the|an?|its|his|their)\s+(?:[\w’'\-]+\s+){0,6}(?:statement|communique|"
            r"communiqué|message|tweet|report|letter|post)(?:\s+[\w ]{2,40})?)\s+$",
            text[: match.start()],
        )
        if noun is None:
            return None
    subject = None
    if token is not None and token.dep_ in ("advcl", "acl", "conj", "dep", "ccomp", "xcomp", "prep"):
        head = token.head
        while head.pos_ not in ("VERB", "AUX") and head.head is not head:
            head = head.head
        subject = _parsed_subject(text, head)
    if subject is None:
        words = SIMPLE_BEFORE.search(text[: match.start()])
        subject = words.span("who") if words and match.start() - words.end() < 2 and False else None
    frame.speaker = subject
    if stance == "asserted" and RESPONSIBLE.search(text[: match.start()]):
        frame.stance = "claimed"
    return frame


RESPONSIBLE = re.compile(
    r"(?i)\bclaim(?:s|ed|ing)? (?:\w+ ){0,2}(?:responsibility|credit|the (?:attack|bombing|killing))\b"
)
"""Who claims a deed boasts of what it did: what it goes on to say of it is claimed."""


def _place(text: str, doc: Any, frame: Frame, verb_end: int, object_only: bool) -> None:
    """Decide whether what is said stands before the speaker, behind the verb, or both."""
    before = text[: frame.anchor[0]]
    tail = text[frame.anchor[1] :]
    closed = re.match(r"\s*(?:[.,;!?)”\"–—]|$)", tail) is not None
    marked = CLAUSE_MARK.match(tail) is not None
    led = re.search(r"[,”\"’'–—:?!;.]\s*(?:as |so )?$", before) is not None and _substance(before)
    if closed and not (marked and re.match(r"\s*,?\s*(?:that\b|:)", tail)):
        frame.pre = True if led or not tail.strip(" .") else frame.pre
        opens = re.match(r"\s*[,:]?\s*[“\"]", tail) is not None
        frame.post = not frame.pre or opens or True
        return
    if not marked and led and not object_only and doc is not None:
        clause = re.split(r"[,;]", tail)[0]
        if not _verb_in(doc, frame.anchor[1], frame.anchor[1] + len(clause)) and not FIGURE.search(clause):
            frame.pre = True
            return
    if marked and led and re.match(r"\s*,", tail):
        frame.pre = True


def _substance(before: str) -> bool:
    """Whether the words before a speaker are something said, not "In Geneva on Friday,"."""
    last = re.sub(r"[\s,;]+$", "", before)
    if last.endswith(("”", '"', "’", "'")):
        return True
    if re.fullmatch(
        r"(?i)(?:but|and|however|meanwhile|later|earlier|also|for (?:its|his|her|their) part|"
        r"(?:on|in|at|from|after|before|during|since|by|until|late|early|asked|"
        r"speaking)\b[^,;]{0,80}|yesterday|today|(?:two|three|several|a few|hours|"
        r"days)?[\w ]{0,20}(?:later|earlier|after))",
        last.strip(),
    ):
        return False
    return len(last.split()) >= 2


# --------------------------------------------------------------------------- what is said


def _spread(text: str, found: list[Frame]) -> None:
    """Fill in ``content``: which stretches of the sentence each frame covers."""
    end = len(text)
    floor = 0
    bounds: list[tuple[int, int]] = []
    for number, frame in enumerate(found):
        upper = end
        nest = False
        for later in found[number + 1 :]:
            cut, nest = _cut(text, frame, later)
            if nest:
                continue
            upper = cut
            break
        bounds.append((floor, upper))
        # What a nested frame covers stays inside its outer one.
        following = found[number + 1] if number + 1 < len(found) else None
        if following is not None:
            cut, nest = _cut(text, frame, following)
            if not nest:
                floor = max(frame.anchor[1], cut)
            elif not following.pre:
                floor = max(frame.anchor[1], following.anchor[0])
            # An outer speech told behind the inner one ("Y had it from X, the mayor says") begins where the inner does.
    outer_end: list[tuple[Frame, int]] = []
    for frame, (lower, upper) in zip(found, bounds, strict=True):
        limits = [e for f, e in outer_end if f.anchor[1] <= frame.anchor[0] < e]
        upper = min([upper, *limits])
        if frame.pre and lower < frame.anchor[0]:
            frame.content.append((lower, frame.anchor[0]))
        if frame.anchor[1] < upper and (frame.post or not frame.pre):
            frame.content.append((frame.anchor[1], upper))
        outer_end.append((frame, upper))


ADVERB_ONLY = re.compile(
    rf"(?i)\s*(?:(?:that|however|meanwhile|later|earlier|also|then|in turn|for (?:its|their|"
    rf"his|her) part|{TIME}),?\s*)*"
)


def _cut(text: str, frame: Frame, later: Frame) -> tuple[int, bool]:
    """Where ``frame`` ends because ``later`` begins, and whether ``later`` lies inside it instead."""
    left, right = frame.anchor[1], later.anchor[0]
    between = text[left:right]
    if later.same:
        return right, False
    if later.pre and not later.post:
        return left, False
    gaps = list(BOUNDARY.finditer(text, left, right))
    if later.pre:
        # What the later one says begins at the last joint between the two; without one, the first stands inside it.
        strong = [m for m in gaps if re.search(r"(?i)but|while|whereas|though|yet|;|,\s*and", m[0])]
        if strong:
            return strong[-1].start(), False
        if frame.pre and re.match(r"\s*[,.;]", between):
            return left, False
        return right, True
    if re.fullmatch(r"\s*,?\s*(?:that)?\s*[:“\"]?\s*", between):
        return right, True
    if gaps:
        last = gaps[-1]
        if re.fullmatch(ADVERB_ONLY, text[last.end() : right]):
            if re.search(r"(?i)\bthat\s*$", text[last.end() : right]):
                return right, True
            return last.start(), False
    if re.search(r"(?i)\bthat\s*$", between):
        return right, True
    if later.token is not None and later.token.dep_ == "relcl":
        return right, True
    if frame.token is not None and later.token is not None and later.token is not frame.token:
        chain = [later.token, *later.token.ancestors]
        if frame.token in chain:
            step = chain[chain.index(frame.token) - 1]
            if step.dep_ in ("ccomp", "xcomp", "advcl") and not (
                later.token.dep_ == "conj" and later.token.head is frame.token
            ):
                return right, True
    comma = max(between.rfind(","), between.rfind(";"))
    return (left + comma if comma >= 0 else right), False


def _hedges(text: str, known: Speaking) -> list[tuple[re.Match[str], str]]:
    pattern = re.compile(rf"\b(?:{'|'.join(sorted(known.hedges))})\b", re.I)
    out = [(m, "claimed") for m in pattern.finditer(text)]
    out += [
        (m, "claimed")
        for m in re.finditer(r"(?i)\b(?:is|are|was|were) (?:said|alleged|claimed|purported) to (?:have|be)\b", text)
    ]
    return out


def _hedge(text: str, match: re.Match[str], stance: str) -> Frame:
    """ "reportedly" colours its own clause and nothing else."""
    starts = [m.end() for m in BOUNDARY.finditer(text, 0, match.start()) if not re.fullmatch(r"\s+and\s+", m[0])]
    ends = [m.start() for m in BOUNDARY.finditer(text, match.end()) if not re.fullmatch(r"\s+and\s+", m[0])]
    frame = Frame(match.span(), None, "claimed", verb="hedge")
    frame.content.append((starts[-1] if starts else 0, ends[0] if ends else len(text)))
    return frame

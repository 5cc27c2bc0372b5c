"""The words of who speaks and who is told: where a phrase begins and ends, which is a verb's subject."""

from __future__ import annotations

import re
from typing import Any

from accounted.claims.english.document import token_at
from accounted.claims.english.frames.frame import ADVERBIAL, CARRIED, TIME, media_that_carried
from accounted.claims.english.names import CAP, describe, head_noun, is_media, singular, teller
from accounted.claims.english.speaking import speaking

LISTENER = re.compile(
    r"\s+(?P<who>(?:the\s+|a\s+)?[\w’'./\- ]{2,60}?)(?=\s+(?:that|on|in|by|at|under|from|"
    r"after|earlier|late|he|she|it|they|there|how|about|of|of|the|a|an|\d+|some|at least|"
    r"more)\b|\s*[,.;:“”\"]|\s*$)"
)

NOT_PARTY = re.compile(
    r"(?i)(?:the |a |an |this |that )?(?:\w+ )?(?:plan|plans|schedule|law|laws|custom|"
    r"tradition|rules?|need|needs|age|size|regulations|constitution|agreement|whether|how|"
    r"what|different|fears?|concerns?|security (?:concerns|reasons))\b"
)

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
        and verb_between(doc, glued.end(), limit)
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
        if doc is None or not verb_between(doc, comma + 1, end):
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


def verb_between(doc: Any, start: int, end: int) -> bool:
    return any(
        start <= t.idx < end and t.pos_ in ("VERB", "AUX") and t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in doc
    )


def speakerlike(words: str) -> bool:
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


def past_adverbials(text: str, at: int) -> tuple[int, tuple[str, ...]]:
    """Past time, place and manner behind a reporting verb; media that carried the statement are handed back."""
    through: tuple[str, ...] = ()
    while True:
        found = ADVERBIAL.match(text, at)
        if found is None:
            found = re.compile(r"\s+" + CARRIED.pattern).match(text, at)
        if found is None or found.end() == at:
            return at, through
        through = (*through, *media_that_carried(found[0]))
        at = found.end()


def past_listener(text: str, at: int, form: str) -> tuple[int, tuple[str, ...]]:
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
    press = re.match(
        r"\s+(?:(?:local|foreign|visiting) )?(?:reporters|journalists|newsmen|correspondents)\b(?! (?:who|from|of|for|and)\b)",
        behind,
    )
    if press:
        return at + press.end(), ()
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


def speaker_behind(text: str, end: int, doc: Any, token: Any, sayer: bool = False) -> tuple[int, int] | None:
    """The speaker behind the verb: "…, said the mayor". ``sayer``: a verb that only somebody does."""
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
        or (teller if sayer else describe)(words) is None
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
    token = token if token is not None else token_at(doc, at)
    if token is not None:
        found = parsed_subject(text, token)
        if found is not None and text[found[0] : found[1]].lower() not in ("them", "him", "us", "me"):
            return found  # "a villager helping them told": an erring parse makes a subject of whom he helps
    found_words = SIMPLE_BEFORE.search(text[:at])
    if found_words is not None:
        span = without_lead_in(text, *found_words.span("who"))
        if _good(text[span[0] : span[1]], doc, span):
            return span
    # The nearest joints first: "The shells killed six, the director of the clinic, Ana Sorel, said".
    begin = max(0, at - 260)
    tried: list[tuple[int, int]] = []
    while len(tried) < 6 and (apposed := APPOSED_BEFORE.search(text[:at], begin)) is not None:
        tried.append(apposed.span("who"))
        begin = tried[-1][0] + 1
    for span in (_behind_the_harmed(text, *without_lead_in(text, *s)) for s in tried):
        if _good(text[span[0] : span[1]], doc, span):
            return span
    return None


def _good(words: str, doc: Any, span: tuple[int, int]) -> bool:
    if doc is not None and verb_between(doc, span[0], span[1]) and not re.search(r"\bwho\b|\bwhich\b", words):
        return False
    return describe(words) is not None


def parsed_subject(text: str, token: Any) -> tuple[int, int] | None:
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
                and t.dep_ not in ("relcl", "acl")
                and not any(a.dep_ in ("relcl", "acl") for a in t.ancestors if a.i >= child.left_edge.i)
            ]
            if inner and not re.search(r"\bwho\b|\bwhich\b", words):
                return None
            start, end = _behind_the_harmed(text, *without_lead_in(text, start, end))
            return (start, end) if words.strip() else None
    return None


HARMED_FIRST = re.compile(
    r"(?:[\w’'-]+\s+){0,3}(?:casualties|victims|dead|deaths|fatalities|people|persons|wounded|injured|bodies|civilians|soldiers|"
    r"children|fighters|policemen|killed|captured|arrested|detained|hurt|missing)\b[^,]*,\s+(?=(?:the|an?|its|their|his|her)\s[^,]+,\s[A-Z])"
)


def _behind_the_harmed(text: str, start: int, end: int) -> tuple[int, int]:
    """An erring parse hangs the speaker on the harmed as an apposition: "caused 94 casualties, the director, Ana Sorel,"."""
    found = HARMED_FIRST.match(text, start, end)
    return (found.end(), end) if found is not None else (start, end)


LEAD_IN = re.compile(
    rf"(?i)\s*(?:(?:in|on|with) (?:an?|its|the|their|his|her) (?:\w+ ){{0,2}}(?:statement|"
    rf"interview|report|tweet|post|message|communique|communiqué|briefing|press release|letter)"
    rf"(?: (?:to|with|for) [A-Z]\w+)?|{TIME}|on (?:Twitter|Facebook|Telegram|X|social media)|"
    rf"but|and|however|meanwhile|as|also|later|earlier)\s*,?\s+"
)


def without_lead_in(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without what leads in: "In a statement on Friday the charity" → "the charity"."""
    while (found := LEAD_IN.match(text, start, end)) is not None and found.end() < end:
        start = found.end()
    return start, end


def shared_subject(text: str, doc: Any, token: Any) -> tuple[int, int] | None:
    """ "Police arrived and said six had died": the subject stands at the first verb."""
    step, hops = token, 0
    besides = token.tag_ in FINITE if token is not None else False
    while step is not None and step.dep_ == "conj" and hops < 4:
        step = step.head
        hops += 1
        for child in step.children:
            if child.dep_ == "nsubj" and child.i < step.i:
                start, last = child.left_edge.idx, child.right_edge
                words = text[start : last.idx + len(last)]
                if last.i < step.i and not (besides and _denied(step) and (_helped(step) or not speakerlike(words))):
                    return start, last.idx + len(last)
    if hops and besides and _denied(step) and not _and_that(text, token):
        return parsed_subject(text, step.head)
    return None


FINITE = frozenset({"VBD", "VBZ", "VBP"})
DENYING = frozenset({"deny", "reject", "dispute", "refute", "dismiss"})


def _denied(verb: Any) -> bool:
    """Whether ``verb`` is what somebody denies. "Denied that any villager was hurt and said it had shot two": an erring parse
    hangs what is said beside what is denied."""
    return verb.dep_ == "ccomp" and verb.head.lemma_ in DENYING


def _helped(verb: Any) -> bool:
    """ "Had opened fire", beside which "put" and "said" are no second part of what was denied."""
    return any(c.dep_ in ("aux", "auxpass") for c in verb.children)


def _and_that(text: str, token: Any) -> bool:
    """ "Denied that it had fired and that it said so"."""
    return re.search(r"(?i)\bthat\s+(?:\w+\s+)?$", text[max(0, token.idx - 20) : token.idx]) is not None


WHOLE_CLAUSE = re.compile(
    r"(?i)at (?:least|most)\b|(?:on|in|at|from|during|by|late|early)\b.*\b(?:(?:was|were|has|have|had|is|are)\b|died|perished)"
)
""" "On Friday 17 people were killed": more than a time and a place."""


def has_substance(before: str) -> bool:
    """Whether the words before a speaker are something said, not "In Geneva on Friday,"."""
    last = re.sub(r"[\s,;]+$", "", before)
    if last.endswith(("”", '"', "’", "'")):
        return True
    if WHOLE_CLAUSE.match(last.strip()):
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

"""Reporting verbs: who speaks, to whom, and on which side of the verb the words said stand."""

from __future__ import annotations

import re
from typing import Any

from accounted.claims.english.document import token_at
from accounted.claims.english.frames.frame import CLAUSE_MARK, DEED_VERB, FIGURE, Frame, media_that_carried
from accounted.claims.english.frames.marks import COUNTED, TURNED_DOWN
from accounted.claims.english.frames.parties import (
    NOT_PARTY,
    SIMPLE_BEFORE,
    has_substance,
    parsed_subject,
    past_adverbials,
    past_listener,
    phrase_end,
    shared_subject,
    speaker_behind,
    speakerlike,
    subject_before,
    verb_between,
)
from accounted.claims.english.gated import Gated
from accounted.claims.english.names import describe, is_media, teller
from accounted.claims.english.speaking import Speaking
from accounted.model import Stance

NOT_SPEECH = re.compile(
    r"(?i)\s*(?:to (?:be|leave|go|stop|come|stay|get|move|take|do|evacuate)\b|nothing\b|"
    r"off\b|aside\b|down\b|up\b(?! to\b)|out\b|on hold\b)"
)

LIVES = re.compile(
    r"(?i)\s+(?:the |an? |his |her |their |another |more than |at least |up to |about |nearly "
    r"|over |some |\w+ )?(?:[\w,]+ )?(?:lives|life|victims)\b"
)

TO_HAVE = re.compile(r"(?i)\s*to have\b")
"""No speech behind a neutral verb ("is said to have"), but for the finite one ("affirms to have"); behind "claim" or "deny" it is what is claimed or denied."""

TAKEN_IN = re.compile(
    r"(?i)\s+(?:(?:at least|about|around|some|more than|over|nearly|up to|another|a further|all|the)\s+)*"
    r"(?:\d[\d,]*|an?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty"
    r"(?:-\w+)?|dozens of|scores of|hundreds of|several|many|dozen)\s+(?:more\s+|other\s+|new\s+|of\s+the\s+|[\w-]+ly\s+)*"
    r"(?:wounded|injured|patients?|people|persons?|victims?|casualties|survivors?|men|women|children|boys?|girls?|soldiers|"
    r"police\w*|civilians|cases|villagers|fighters)\b"
)
"""A hospital admits people; a party admits a deed or a death."""

OWNED_TO = re.compile(r"\s+to\s+(?:having\s+)?\w+ing\b")
""" "A bomb it admitted to planting killed three": what it owned to is planting it."""

ABLE_TO = re.compile(
    r"(?i)\b(?:was|were|has been|have been|is|are)\s+(?:so far\s+|now\s+|also\s+)?able\s+to\s+(?:\w+ly\s+)?$"
)
""" "The mission was able to verify 40 deaths": it verified them."""

LESS_THAN_SAID = Gated(r"(?i)\b(?:as|so) \w+ as\s+[\w’' ]{0,30}$")
""" "as heavily as people say": a comparison, not what they say."""

DEED = re.compile(
    r"(?i)\s+(?:(?:any|all|full|sole|the|a|an|its|their|his|her|some|no|direct|\w+ly|this|these|both|two|\w+[’']s?)\s+){0,4}?"
    r"(?:responsibility|credit|authorship|involvement|participation|complicity|(?:part|role|hand|share)\s+in|links?\s+(?:to|with)|"
    r"connections?\s+(?:to|with))\b"
)
ATTACKS = re.compile(
    r"(?i)\s+(?:[\w’'-]+\s+){0,4}?(?:attacks?|bombings?|blasts?|ambush(?:es)?|raids?|explosions?|shootings?)\b"
)
"""Who owns to a deed or disowns it says nothing of the harm: that is the report's own word."""

UNCONFIRMED_REPORTS = re.compile(r"(?i)(?:\w+\s+)?(?:unconfirmed|unverified)\b")

PUT_AT = re.compile(
    r"\s+(?:it|them|this|that)\s+(?:to|at)\s+(?!(?:risk|rest|ease|the|work|odds|sea|his|her|their|an?)\b)\w"
)


NUMBER_AT = re.compile(
    r"\s+(?:the|its|their|that|this)\s+(?:[\w-]+\s+){0,3}?(?:number|figure|count|total)\b[^.;:]{0,40}?\s(?:at|to)\s+\w"
)
""" "puts the number at nine"."""


BY = re.compile(r"(?:\s+(?:today|yesterday|(?:late |early )?on \w+day))?\s+by\s+")
PUT_BY = re.compile(r"\s+(?:(?:at|as)\s+[^,;.]{1,50}?\s+)?by\s+(?!\w+ing\b)")
""" "was put at 18 today by the Red Cross"."""
ELSE_MEANT = frozenset(
    [
        "see", "name", "identify", "cite", "quote", "arrive at", "attribute", "hold", "know", "learn", "establish", "determine",
        "remember", "observe", "rule", "broadcast", "vow", "fear",
    ]
)  # fmt: skip
TELLS_SO = re.compile(
    r"\s*[,.;:“”\"]|\s+(?:that|of|how|\d[\d,]*|about|around|some|at|more|over|nearly|up|only|just|no|the|an?|its|one|two|three|four|five|six|seven|eight|nine|ten|"
    r"eleven|twelve|[a-z]+teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|dozens|scores|hundreds|several|many)\b"
)
"""Verbs that mostly mean something else are looked at only before what could be told."""
STAND = frozenset(["accused", "suspected", "feared", "believed", "thought", "known"])
SAYERS = frozenset(["say", "tell", "add", "answer", "reply", "recall", "explain", "remember", "swear", "testify"])
"""Verbs that only somebody does: whatever their subject is called, it speaks."""
BY_CLAUSE = frozenset(
    [
        "write", "relate", "describe", "grant", "answer", "rule", "determine", "complain", "regretted", "lament", "deplored", "vow",
        "recount", "broadcast", "observe", "comment", "confide", "exclaim", "hold", "know", "believe", "think", "assume", "suspect", "fear",
    ]
)  # fmt: skip
"""Verbs that are speech with a clause or a quotation: who mourns three dead does not say so, who laments that three died does."""
HOLD_COUNTS = frozenset(["give", "list", "cite", "quote", "identify", "see", "name", "arrive at", "attribute"])
BY_COUNT = frozenset(["find", "learn", "show", "grant", "reveal", "indicate", "establish", *HOLD_COUNTS])
"""Verbs that are speech with "that" or with a count of the harmed right behind them."""
FIGURE_OF = re.compile(r"\s+(?:the|a|an|its)\s+(?:[\w-]+\s+){0,2}(?:figure|toll|count|total|number|estimate)\s+of\b")
SPOKEN_OF = frozenset(["speak of", "talk of", "mention", "tell of", "know of"])
NUMBER_WORD = re.compile(
    r"(?i)\s+(?:(?:at least|about|around|some|more than|over|nearly|up to|only|between)\s+)*(?:one|two|three|four|five|six|seven|eight|nine|ten|"
    r"eleven|twelve|\w+teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|a dozen|dozens|scores|hundreds)\b"
)
QUOTED_BEFORE = re.compile(r"(?:,[”\"]|[”\"],?)\s+$")
""" "“… not six,” he wrote in an email after speaking with friends": what stands before is what he wrote."""
CHANGES = frozenset(["raise", "revise", "lower", "update", "put", "correct", "amend"])
"""Verbs that set a figure: "corrected it to five"."""
PASSIVE = frozenset(
    ["report", "confirm", "announce", "deny", "document", "record", "count", "verify", "put", "give", "estimate"]
)
"""Verbs whose passive names the speaker behind "by"."""


def reporting_verb(
    text: str, doc: Any, match: re.Match[str], known: Speaking, taken: list[tuple[int, int]]
) -> Frame | None:
    form = match[0].lower()
    lemma, stance, figures, strict = known.verbs[form]
    start, end = match.span()
    if lemma in ELSE_MEANT and not TELLS_SO.match(text, end):
        return None
    token = token_at(doc, start)
    if (
        token is not None
        and token.pos_ not in ("VERB", "AUX", "ADJ")
        and not (form in ("said", "says") or token.dep_ in ("ROOT", "ccomp"))
    ):
        return None
    behind = text[end:]
    before = text[:start]
    if form in STAND and behind.startswith((" of ", " to ", " dead")):
        return None  # "three farmers accused of theft" are those who stand accused
    if (
        NOT_SPEECH.match(behind)
        or LIVES.match(behind)
        or (TO_HAVE.match(behind) and stance == "asserted" and (form == lemma or not form.endswith("s")))
    ):
        return None
    if lemma == "admit" and (TAKEN_IN.match(behind) or OWNED_TO.match(behind)):
        return None
    if (
        re.search(r"\b(?:to|of|for|in|by|without|not to|should|must|would|will|can|may|might)\s+$", before)
        and form == lemma
        and not ABLE_TO.search(before)
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
    if passive and not form.split()[0].endswith("ing"):
        if re.search(r"(?i)\bcould not (?:\w+ly )?be (?:\w+ly )?$", before) and lemma in ("confirm", "verify"):
            return Frame((start, end), None, "could_not_confirm", pre=True, verb=lemma)
        agent = (PUT_BY if lemma in ("put", "give", "estimate") else BY).match(behind)
        if agent and lemma in PASSIVE:
            stop = phrase_end(text, end + agent.end(), doc, inverted=True)
            # What stands between "put" and "by" is the figure itself.
            first = start if lemma not in ("put", "give", "estimate") else end + agent.end() - len("by ")
            return Frame((first, stop), (end + agent.end(), stop), stance, pre=True, verb=lemma, token=token)
        return None
    participle = form.split()[0].endswith("ing") and not PROGRESSIVE.search(before)
    listener_end, through = past_listener(text, end, form)
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
    subject = shared = None
    if LESS_THAN_SAID.search(before) and re.match(r"\s*[,.;]", behind):
        return None
    # Behind "told" stands who was told, never who speaks.
    if not participle and lemma in ("tell", "inform"):
        subject = subject_before(text, start, doc, token)
        if subject is None:
            subject = shared = shared_subject(text, doc, token)
    elif not participle:
        if (re.search(r"(?:[,”\"’'–—:]|^|[,”\"]\s*(?:as|so))\s*$", before) and form not in (lemma,)) or (
            re.search(r"[,”\"]\s*$", before) and form == lemma
        ):
            inverted = speaker_behind(text, end, doc, token, lemma in ("say", "add", "reply"))
        if inverted is None:
            able = ABLE_TO.search(before)
            subject = (
                subject_before(text, start, doc, token) if able is None else subject_before(text, able.start(), doc)
            )
            if subject is None:
                subject = shared = shared_subject(text, doc, token)
    tail = text[past_adverbials(text, listener_end)[0] :]
    if strict or figures:
        plain = (re.match(r"\s+(?:that|of|:|[“\"])", tail) or CLAUSE_MARK.match(tail)) is not None
        if not plain and lemma in BY_CLAUSE and token is not None:
            plain = any(c.dep_ == "ccomp" and c.i > token.i for c in token.children)
        if not plain and lemma == "write" and subject is not None:
            plain = QUOTED_BEFORE.search(text, 0, subject[0]) is not None
        figured = FIGURE.search(tail[:90]) or (lemma in SPOKEN_OF and NUMBER_WORD.match(tail))
        if (
            not plain
            and not (lemma in CHANGES and (PUT_AT.match(tail) or NUMBER_AT.match(tail)))
            and not (figured and (figures or lemma not in BY_CLAUSE))
            and inverted is None
            and not re.match(r"\s*[.,;]", tail)
        ):
            return None
        if lemma in ("go on", "continue") and not re.match(r"\s*(?:[.,;:“\"]|that\b)", tail):
            return None
        if (
            re.match(r"\s*[.,;]", tail)
            and figures
            and inverted is None
            and not _found_at_the_end(text, start, lemma, subject)
        ):
            return None
        if (
            lemma in BY_COUNT
            and not _found_at_the_end(text, start, lemma, subject)
            and not re.match(r"\s+that\b", tail)
            and not (
                lemma == "give" and re.match(r"\s+(?:the|a|an?)\s+(?:\w+\s+){0,2}(?:toll|figure|count|number)", tail)
            )
            and not (lemma in HOLD_COUNTS and COUNTED.match(tail))
            and not (lemma in ("cite", "quote") and FIGURE_OF.match(tail))
            and not (lemma == "show" and COUNTED.match(tail) and subject is not None and PAPERS.match(text, *subject))
        ):
            return None
        if lemma in ("reject", "dismiss") and TURNED_DOWN.match(tail):
            return None
        if lemma == "withdraw" and not re.match(
            r"\s+(?:its|the|his|that|their)\s+(?:\w+\s+)?(?:claim|statement|figure|report|toll|count)", tail
        ):
            return None
        if lemma in CHANGES and not re.match(
            r"\s+(?:(?:it|them|this|that)\s+(?:to|at)\s+(?!(?:risk|rest|ease|the|work|odds|sea)\b)\w|(?:the|its|their)\s+(?:\w+\s+){0,4}?(?:toll|dead|number|"
            r"figure|count|total|killed|wounded|injured|deaths|casualties|losses)\b)",
            tail,
        ):
            return None
    if lemma == "report" and subject is not None and re.match(r"\s+(?:to|for)\s+(?:work|duty|police|the)\b", tail):
        return None
    if re.match(r"(?i)(?:\s+that)?\s+nothing\b", tail):
        return None
    if stance in ("denied", "doubted") and NO_LONGER.search(before):
        return None
    if participle:
        return _participle(text, doc, token, match, stance, listener_end, through)
    if inverted is not None:
        stop = inverted[1]
        extra = through or media_that_carried(text[inverted[0] : stop])
        return Frame(
            (start, past_adverbials(text, stop)[0]), inverted, stance, pre=True, through=extra, verb=lemma, token=token
        )
    if subject is None:
        return None
    source = (teller if lemma in SAYERS else describe)(text[subject[0] : subject[1]])
    if source is None:
        return None
    if stance == "asserted" and UNCONFIRMED_REPORTS.match(text[subject[0] : subject[1]]):
        stance = "could_not_confirm"
    if lemma == "see" and source.kind in ("organisation", "office"):
        return None
    if figures and source.kind == "unresolved" and source.name.lower() in ("who", "which", "that"):
        return None
    if (figures or lemma == "claim") and source.kind == "unnamed" and not speakerlike(text[subject[0] : subject[1]]):
        return None
    if lemma == "claim" and re.match(r"\s+(?:\d+|\w+)\s+lives", tail):
        return None
    at, more = past_adverbials(text, listener_end)
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
    if shared is not None and any(a <= first < b for a, b in taken):
        first = start  # "denied it and said that six had died": the subject is the first speech's, and the second begins at its verb
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
    deed = lemma in ("claim", "deny") and (
        DEED.match(behind) is not None
        or (
            lemma == "claim"
            and token is not None
            and not any(c.dep_ in ("ccomp", "mark", "xcomp") for c in token.children)
            and ATTACKS.match(behind) is not None
        )
    )
    frame = Frame((first, at), speaker, stance, through=through, verb=DEED_VERB if deed else lemma, token=token)
    _place(text, doc, frame, end, figures or strict)
    return frame


PROGRESSIVE = re.compile(r"(?i)\b(?:is|was|were|are|been)\s+(?:(?:also|still|now|already|only|then|\w+ly)\s+)*$")
""" "By evening he was talking of fifteen": a finite verb, and no participle that hangs on another."""

NO_LONGER = re.compile(
    r"(?i)\b(?:no\s+longer|nobody|no\s+one|none\s+of\s+(?:them|us|those)|cannot|can[’']t)\s+(?:\w+ly\s+|now\s+|seriously\s+)?$"
)
""" "Nobody denies that 22 died", "no longer denies": no denial, and nobody in particular says so."""

PAPERS = re.compile(
    r"(?i)(?:the |its |their |new |latest |official |[\w’'-]+ ){0,5}?(?:figures|data|records|numbers|statistics|lists?|documents?|log|count|tally|register)\b"
)
""" "Figures released by the directorate show 118 dead": what they show, the directorate says."""


def _found_at_the_end(text: str, start: int, lemma: str, subject: tuple[int, int] | None) -> bool:
    """ "…, the ombudsman found.": who found it stands between a comma and the verb that ends the sentence."""
    if (
        lemma not in ("find", "conclude", "establish", "determine", "learn")
        or subject is None
        or not re.match(r"\w+\s*\.?\s*$", text[start:])
    ):
        return False
    return text[: subject[0]].rstrip().endswith(",") and has_substance(text[: subject[0]])


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
        if head.lemma_ in HARMS and match[0].lower() in SETTING:
            return None
        subject = parsed_subject(text, head)
    if subject is None:
        words = SIMPLE_BEFORE.search(text[: match.start()])
        subject = words.span("who") if words and match.start() - words.end() < 2 and False else None
    frame.speaker = subject
    if stance == "asserted" and RESPONSIBLE.search(text[: match.start()]):
        frame.stance = "claimed"
    return frame


HARMS = frozenset(
    [
        "die",
        "succumb",
        "perish",
        "kill",
        "wound",
        "injure",
        "find",
        "recover",
        "pull",
        "discover",
        "explode",
        "hit",
        "strike",
    ]
)
SETTING = frozenset(["raising", "putting", "lowering", "revising", "updating"])
""""Two died in hospital, raising the toll to eight": what happened moved the figure, and those who died do not speak."""


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
    led = re.search(r"[,”\"’'–—:?!;.]\s*(?:as |so )?$", before) is not None and has_substance(before)
    if closed and not (marked and re.match(r"\s*,?\s*(?:that\b|:)", tail)):
        frame.pre = True if led or not tail.strip(" .") else frame.pre
        opens = re.match(r"\s*[,:]?\s*[“\"]", tail) is not None
        frame.post = not frame.pre or opens or True
        return
    if not marked and led and not object_only and doc is not None:
        clause = re.split(r"[,;]", tail)[0]
        if not verb_between(doc, frame.anchor[1], frame.anchor[1] + len(clause)) and not FIGURE.search(clause):
            frame.pre = True
            return
    if marked and led and re.match(r"\s*,", tail):
        frame.pre = True

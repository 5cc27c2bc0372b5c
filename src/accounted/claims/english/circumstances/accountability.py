"""Who asked, who approved, who was not told, what inquiry stands, and whether it was friendly fire."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from accounted.claims.english.circumstances.told import Circumstance, past, practice
from accounted.claims.english.document import Sentence
from accounted.claims.english.gated import Gated

PROBE = r"(?:investigat(?:ions?|e|ed|ing)|inquir(?:y|ies)|enquir(?:y|ies)|probes?)"
PROBE_NOUN = r"(?:(?<!of )(?<!Of )investigations?|inquir(?:y|ies)|enquir(?:y|ies)|probes?)"
SUBJECT = r"(?:reports?|allegations?|claims?|incident|strike|air\s?strike|raid|attack|matter|case|deaths?|killings?|circumstances|what\s+happened|it|this|causes?)"
OPENING = (
    r"(?:open(?:ed|s|ing)?|launch(?:ed|es|ing)?|beg[aiu]n(?:s|ning)?|start(?:ed|s|ing)?|order(?:ed|s|ing)?"
    r"|announc(?:ed|es|ing)|set\s+up|conduct(?:ed|ing|s)?|promis(?:ed|es|ing))"
)

INQUIRY: tuple[tuple[str, Gated], ...] = tuple(
    (value, Gated(pattern, re.I))
    for value, pattern in (
        (
            "demanded",
            rf"\b(?:demand(?:s|ed|ing)?|call(?:s|ed|ing)?\s+(?:for|on|upon)|ask(?:s|ed|ing)?\s+for|urg(?:e|es|ed|ing)"
            rf"|want(?:s|ed)?|insist(?:s|ed)?\s+on|press(?:es|ed)?\s+for|seek(?:s|ing)?)\b[^.;]{{0,70}}?\b{PROBE}\b"
            rf"|\b(?:has|have|had|was|were)\s+(?:been\s+)?(?:asked|urged|called\s+(?:on|upon)|requested)\s+to\s+"
            rf"(?:{OPENING}\b[^.;]{{0,30}}\b{PROBE_NOUN}|investigate|look\s+into)\b"
            rf"|\b(?:must|should|ought\s+to|ha(?:s|ve)\s+to|needs?\s+to)\s+(?:\w+\s+){{0,2}}(?:be\s+(?:\w+\s+)?investigated\b"
            rf"|investigate\b|look\s+into\b|explain\s+(?:why|how|itself|themselves)\b|{OPENING}\b[^.;]{{0,30}}\b{PROBE_NOUN}\b)"
            rf"|\b(?:must|should|needs?\s+to)\s+be\s+an?\s+(?:\w+\s+){{0,3}}{PROBE_NOUN}\b"
            rf"|\b(?:should|must|ought\s+to)\s+be\s+(?:appointed|set\s+up|formed|created|named)\s+to\s+(?:probe|investigate|inquire)\b"
            rf"|\b{PROBE_NOUN}\s+(?:is|was)\s+(?:needed|necessary|required|called\s+for)\b",
        ),
        (
            "none",
            rf"\b(?:no|without\s+(?:an|any))\s+(?:\w+\s+){{0,2}}{PROBE_NOUN}\b"
            rf"|\b(?:has|have|had|was|were|did|does|do|will|would)(?:\s+not|n[’']t)\s+(?:been\s+)?(?:{OPENING}\b[^.;]{{0,25}}\b{PROBE_NOUN}|investigated?)\b"
            rf"|\brul(?:ed|es|ing)\s+out\s+(?:an?\s+)?(?:\w+\s+)?{PROBE_NOUN}\b|\b(?:refus|declin)(?:ed|es)\s+to\s+(?:investigate|open\b[^.;]{{0,20}}\b{PROBE_NOUN})\b"
            rf"|\bnever\s+(?:been\s+)?investigated\b",
        ),
        (
            "closed",
            rf"\b{PROBE_NOUN}\b[^.;]{{0,25}}\b(?:closed|dropped|shelved|ended|suspended|halted)\b"
            rf"|\b(?:closed|dropped|shelved|ended|suspended|halted)\s+(?:the|its|their|an?)\s+(?:\w+\s+){{0,2}}{PROBE_NOUN}\b",
        ),
        (
            "result",
            rf"\b(?:{PROBE_NOUN}|investigators)\b[^.;]{{0,25}}\b(?:found|finds|concluded|concludes|showed|shows|revealed|reveals|established"
            r"|determined|cleared|blamed|blames)\b"
            rf"|\b(?:findings|results?|conclusions?)\s+of\s+(?:the|an|its|their)\s+(?:\w+\s+){{0,2}}{PROBE_NOUN}\b",
        ),
        (
            "open",
            rf"\bunder\s+investigation\b|\b{PROBE_NOUN}\b[^.;]{{0,35}}\b(?:opened|launched|begun|began|started|under\s*way|ongoing|ordered|continu\w+"
            rf"|set\s+up|announced|pending|is\s+open)\b|\b{OPENING}\b[^.;]{{0,30}}\b{PROBE_NOUN}\b"
            r"|\b(?:authorities|commission|committee|team|police|judge|court|panel)\s+(?:(?:which|that|who)\s+(?:is|are|was)\s+)?(?:investigating|probing)\b"
            r"|\b(?:commission|committee|panel|team)\b[^.;]{0,80}?\bto\s+(?:investigate|probe|inquire)\b"
            r"|\b(?:is|are|was|were|be|been|will)\s+(?:now\s+|also\s+|still\s+|being\s+){0,2}investigat(?:ed|ing|e)\b"
            rf"|\b(?:is|are|was|were|will\s+be|started|began)\s+(?:now\s+|also\s+|still\s+)?looking\s+into\s+(?:the\s+|these\s+|those\s+|such\s+|all\s+)?(?:\w+\s+){{0,2}}{SUBJECT}\b"
            rf"|\bwill\s+(?:look\s+into|investigate)\b|\bpromis\w+\s+(?:an?\s+)?(?:\w+\s+)?{PROBE_NOUN}\b",
        ),
    )
)
"""An order that matters: "demanded an inquiry be opened" is demanded, "no inquiry was opened" is none."""
OTHER_PROBE = re.compile(
    r"\b(?:corruption|fraud|graft|bribery|drug|narcotics|tax|elections?|embezzl\w+|space|Mars)\b", re.I
)
CONDITION = re.compile(r"\b(?:if|whether|unless)\b[^.;,]{0,40}$", re.I)

SUPPORT = (
    r"(?:(?:close\s+)?(?:air|aerial|fire|helicopter|military|artillery)\s+)?(?:support|cover|strikes?|air\s?strikes?|backup|reinforcements?"
    r"|assistance|helicopters?|warplanes?|jets?|bombardment)"
)
REQUESTED = Gated(
    rf"""\b(?:request(?:s|ed|ing)?|asked\s+for|asking\s+for|called\s+(?:in|for)|appealed\s+for|sought)\s+(?:[\w-]+\s+|[“"]){{0,4}}?{SUPPORT}\b
       | \bask(?:s|ed|ing)?\s+(?:the\s+)?(?:[\w’'-]+\s+){{1,4}}for\s+(?:[\w-]+\s+|[“"]){{0,3}}?{SUPPORT}\b
       | \b(?:was|were|had\s+been|has\s+been|have\s+been|being)\s+(?:asked|requested|called\s+(?:on|upon))\s+
            (?:for\s+(?:\w+\s+){{0,2}}(?:help|{SUPPORT})|to\s+(?:provide|give|send|carry\s+out|strike|support|help|intervene))\b
       | \b{SUPPORT}\s+(?:was|were|had\s+been|has\s+been)\s+(?:requested|called\s+(?:in|for)|asked\s+for)\b
       | \b(?:at|on|upon)\s+(?:the|its|their)\s+(?:[\w’'-]+\s+){{0,4}}request\b
       | \brequests?\s+(?:\w+\s+){{0,3}}for\s+{SUPPORT}\b
       | \bwhen\s+requested\b | \brequested\s+(?:and|or)\s+approved\b
       | \b(?:when|whenever|if|once|unless)\b[^.;]{{0,50}}\b(?:requests?|asks?\s+for)\s+(?:it|us|them|this|that|help|our)\b
       | \b(?:helicopters?|jets?|planes?|warplanes?|aircraft|air\s?strikes?|strike)\s+(?:\w+\s+){{0,3}}(?:had\s+been|was|were|has\s+been)\s+requested\b""",
    re.I | re.X,
)
ASKING = re.compile(
    r"\?\s*[”\"]?\s*$|\b[Ww]ho\s+(?:had\s+)?(?:asked|called|requested)\b|\b(?:not|un)\s?(?:known|clear)\b"
)
CIVIL = re.compile(
    r"\b(?:comment|blood|doctors?|donat\w+|humanitarian|food|tents?|famil(?:y|ies)|residents|voters?|aid\s+agenc\w+|medical|medicines?|financial|relief|economic|political|public|international|popular|moral|diplomatic|asylum|extradition)\b",
    re.I,
)
"""Help of another kind than force."""
NOT_REQUESTED = re.compile(r"\b(?:not|never|n[’']t|without|no|nobody|no\s+one|denied|denies|deny)\b[^.;,]{0,40}$", re.I)
APPROVED = Gated(
    r"""\b(?:approved|authori[sz]ed|green-?lighted|signed\s+off|given\s+the\s+go-ahead)\b(?=[^.;]{0,50}\b(?:by|strikes?|air\s?strikes?|raids?|operations?|support|missions?|attacks?|it)\b)
      | \bcleared\b(?=\s+(?:in\s+advance\s+)?by\b|\s+the\s+(?:strike|air\s?strike|raid|operation|mission)\b)
      | \b(?:the\s+)?(?:approval|authori[sz]ation|permission|consent|go-ahead)\s+(?:of|from|by|for)\b
      | \b(?:with|without|gave|given|give|gives|had|obtained|received)\s+(?:the\s+|its\s+|their\s+|his\s+|any\s+|prior\s+)*(?:[\w’'-]+\s+){0,3}(?:approval|authori[sz]ation|permission|consent|go-ahead)\b""",
    re.I | re.X,
)
NOT_APPROVED = re.compile(
    r"\b(?:without|no|not|never|n[’']t|nobody|no\s+one|lack(?:ed|s)|denied)\b[^.;,]{0,40}$|^without\b|\bhad\s+no\b",
    re.I,
)
LAW = re.compile(
    r"\b(?:bill|law|budget|parliament|congress|senate|resolution|constitution|legislation|treaty|loan|visa)\b", re.I
)
MILITARY = re.compile(
    r"\b(?:strikes?|air\s?strikes?|raids?|operations?|missions?|bombing|attacks?|flights?|sorties?|coalition|warplanes|jets|helicopters|troops|forces)\b",
    re.I,
)

TELLING = r"(?:inform(?:ed|ing)?|notif(?:y|ied|ying)|t(?:ell|old|elling)|warn(?:ed|ing)?|alert(?:ed|ing)?|consult(?:ed|ing)?|brief(?:ed|ing)?)"
WHO = r"(?:the\s+|its\s+|their\s+|any\s+|our\s+)?[\w’'-]+(?:\s+[\w’'-]+){0,3}"
NOT_TOLD = Gated(
    rf"""\bwithout\s+(?:first\s+|even\s+|previously\s+|ever\s+)?(?:{TELLING}|coordinating\s+with)\s+(?P<a>{WHO})
       | \bwithout\s+(?:the\s+)?(?:prior\s+)?(?:knowledge|coordination|notice|warning)\s+(?:of|with|to|between)\s+(?P<b>{WHO})
       | \bwithout\s+(?P<c>(?:the\s+)?(?:[\w-]+\s+){{1,4}}?)(?:being\s+)?(?:informed|notified|told|warned|alerted|consulted|knowing)\b
       | \b(?:did\s+not|didn[’']t|had\s+not|hadn[’']t|never|failed\s+to|neglected\s+to)\s+(?:even\s+|first\s+)?{TELLING}\s+(?P<d>{WHO})
       | \b(?:no\s+one|nobody|no-one)\s+(?:had\s+|has\s+|ever\s+|even\s+|bothered\s+to\s+)*{TELLING}\s+(?P<e>[\w’'-]+(?:\s+[\w’'-]+){{0,2}})
       | \b(?:not\s+(?:one|a\s+single\s+one|any)|none|no\s+one|nobody)\s+(?:of|in|from|among|at)\s+(?P<f>(?:the\s+|our\s+)?[\w’'-]+(?:\s+[\w’'-]+){{0,3}}?)\s+
           (?:was|were|had\s+been|has\s+been|have\s+been)\s+(?:{TELLING}|aware)\b
       | (?P<g>(?:\bthe\s+|\bour\s+)?(?:[\w’'-]+\s+){{1,3}}?)(?:was|were|had\s+been|has\s+been|have\s+been|been)\s+(?:kept|left|held)\s+in\s+the\s+dark\b
       | \b(?:kept|left)\s+(?P<h>{WHO}?)\s+in\s+the\s+dark\b
       | (?P<i>(?:\bthe\s+|\bour\s+)?(?:[\w’'-]+\s+){{1,3}}?)(?:was|were|had|has|have)(?:n[’']t|\s+not|\s+never)\s+(?:been\s+)?(?:informed|notified|told|warned|alerted|consulted|briefed)\b
       | (?P<j>(?:\bthe\s+|\bour\s+)?(?:[\w’'-]+\s+){{1,3}}?)(?:was|were|had\s+been|had)\s+(?:told\s+nothing|(?:received|been\s+given)\s+no\s+(?:\w+\s+)?(?:warning|notice|notification))\b""",
    re.I | re.X,
)
ABOUT_TELLING = re.compile(
    r"\bin\s+the\s+dark\b|\b(?:not?|never|nobody|none|nothing|without|failed|neglected)\b|n[’']t\b|\bno[- ]one\b", re.I
)
"""What every pattern of :data:`NOT_TOLD` holds; without it the costly patterns need not be tried."""
AUTHORITY = re.compile(
    r"\b(?:us|we|authorit(?:y|ies)|police|polic\w+|council\w*|mayor\w*|government|governor\w*|officials?|command\w*|army|military|ministry|tribes?|tribal|elders|leaders|security|town|village|residents|side)\b",
    re.I,
)
BEREAVED = re.compile(
    r"\b(?:famil(?:y|ies)|relatives?|parents?|mothers?|fathers?|wi(?:fe|dow)s?|journalists?|reporters?|public|patients?)\b",
    re.I,
)
AFTERWARDS = re.compile(
    r"^[^.;]{0,15}\b(?:where|whether|how\s+many|(?:the|their|his|her)\s+(?:fate|whereabouts)|(?:the|his|her|their)\s+(?:deaths?|bod(?:y|ies)|names?))\b",
    re.I,
)
WHO_ENDS = re.compile(
    r"\s+(?:and|or|but|of\s+the\s+(?:raid|strike|operation)|about|that|who|which|before|after|when|where|why|how|in\s+advance|beforehand|ahead|anything|so|because|with|in|on|at|to|by|was|were|had|is)\b.*|,.*",
    re.I | re.S,
)
WHO_STARTS = re.compile(r"^(?:(?:that|and|but|while|as|why|how|if|when|because|said|says|say|added)\s+)+", re.I)
PRONOUNS = frozenset(
    {
        "he",
        "she",
        "it",
        "they",
        "him",
        "her",
        "them",
        "i",
        "me",
        "you",
        "who",
        "which",
        "this",
        "that",
        "anyone",
        "anybody",
        "everyone",
        "people",
        "there",
        "one",
        "them all",
    }
)

FRIENDLY = Gated(
    r"[“\"'‘]?friendly[”\"'’]?[- ]fire\b|\bblue[- ]on[- ]blue\b|\b(?:own|allied)\s+(?:troops|forces|soldiers|men)\s+(?:by\s+mistake|in\s+error)\b"
    r"|\bmistak(?:en|enly)\s+(?:\w+\s+){0,3}(?:allied|friendly|own)\b|\b(?:fratricid\w+)\b|\b(?:fired|bombed|struck|shot|hit|killed)\s+(?:\w+\s+){0,2}(?:its|their)\s+own\s+(?:men|troops|side|soldiers|forces)\b"
    r"|\b(?:mistakenly|accidentally)\s+(?:bombed|struck|hit|shelled|fired\s+(?:on|at))\s+(?:an?\s+|the\s+)?(?:[\w-]+\s+){0,3}(?:allies|soldiers|troops|police\w*|convoy|patrol|forces|gathering)\b",
    re.I,
)
NOT_FRIENDLY = re.compile(r"\b(?:not|no|n[’']t|denied|denies|ruled\s+out)\b[^.;,]{0,30}$", re.I)


def accountability(sentence: Sentence, published: str | None) -> Iterator[Circumstance]:
    """The accountability claims of one sentence, each distinct fact once."""
    yield from _inquiry(sentence, published)
    yield from _requested(sentence, published)
    yield from _approved(sentence, published)
    yield from _not_told(sentence, published)
    m = FRIENDLY.search(sentence.text)
    if m:
        claim = _claim("friendly_fire", "yes", sentence, m.span(), published, 0.85)
        if NOT_FRIENDLY.search(sentence.text[: m.start()]):
            claim.stance = "denied"
        yield claim


def _claim(
    aspect: Any, value: str, sentence: Sentence, span: tuple[int, int], published: str | None, sure: float
) -> Circumstance:
    scope = past(sentence.text, published)
    if aspect in ("requested", "approved") and practice(sentence.text):
        scope = "general_practice"
    return Circumstance(aspect, value, sentence.start + span[0], sentence.start + span[1], scope=scope, confidence=sure)


def _inquiry(sentence: Sentence, published: str | None) -> Iterator[Circumstance]:
    text = sentence.text
    taken: list[tuple[int, int]] = []
    for value, pattern in INQUIRY:
        m = next((m for m in pattern.finditer(text) if not any(a < m.end() and m.start() < b for a, b in taken)), None)
        if m is None or OTHER_PROBE.search(text, m.start(), min(len(text), m.end() + 25)):
            continue
        taken.append(m.span())
        claim = _claim("inquiry", value, sentence, m.span(), published, 0.85)
        if value == "open" and CONDITION.search(text[: m.start()]):
            claim.stance = "hypothetical"
        yield claim


def _requested(sentence: Sentence, published: str | None) -> Iterator[Circumstance]:
    text = sentence.text
    m = REQUESTED.search(text)
    if m is None or ASKING.search(text) or CIVIL.search(text, m.start(), min(len(text), m.end() + 20)):
        return
    if m[0].lower().endswith("request") and not MILITARY.search(text):
        return
    no = NOT_REQUESTED.search(text[: m.start()])
    yield _claim("requested", "no" if no else "yes", sentence, m.span(), published, 0.8)


def _approved(sentence: Sentence, published: str | None) -> Iterator[Circumstance]:
    text = sentence.text
    m = APPROVED.search(text)
    if m is None or (not MILITARY.search(text) and not practice(text)) or LAW.search(text):
        return
    no = NOT_APPROVED.search(text[: m.start()]) or NOT_APPROVED.search(m[0])
    yield _claim("approved", "no" if no else "yes", sentence, m.span(), published, 0.75)


def _not_told(sentence: Sentence, published: str | None) -> Iterator[Circumstance]:
    text = sentence.text
    if not ABOUT_TELLING.search(text):
        return
    seen: set[str] = set()
    for m in NOT_TOLD.finditer(text):
        name = m.lastgroup
        if name is None:
            continue
        left, right = m.span(name)
        who = text[left:right].strip()
        lead = WHO_STARTS.match(who)
        who = who[lead.end() :] if lead else who
        who = WHO_ENDS.sub("", who).strip(" ,")
        # "the mayor said the police": the one who was not told stands last before the verb
        if name in ("g", "i", "j"):
            who = re.split(r"\b(?:that|said|says|added|why|because)\s+", who)[-1].strip()
        value = re.sub(r"^(?:the|that|any)\s+", "", who, flags=re.I)
        if not value or value.lower() in PRONOUNS or value.lower() in seen:
            continue
        if BEREAVED.search(value) or AFTERWARDS.match(text[m.end() :]):
            continue
        if not (AUTHORITY.search(value) or MILITARY.search(text)):
            continue
        seen.add(value.lower())
        yield _claim("not_told", value, sentence, m.span(), published, 0.8)

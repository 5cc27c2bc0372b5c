"""By whom, read from the words alone: "the attack staged tonight by rebel commandos", "attributed to traffickers".

The small parser often loses the agent of a long sentence, a name with its letters in brackets, or a list of those accused.
The forms of blame are few and their order fixed, so the noun phrase that stands at the fixed place is taken where its head
may be an actor. What the parser finds besides is added by ``by_and_against`` and ``responsibility``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from accounted.claims.english.alternatives import by_first_letter
from accounted.claims.english.anycase import Anycase
from accounted.claims.english.circumstances.told import Certainty, lexicon
from accounted.claims.english.gated import Gated
from accounted.claims.english.groups import is_person_noun
from accounted.claims.english.names import is_media
from accounted.claims.english.word_lists import word_set

TOKEN = re.compile(r"[\w’'-]+(?:[./][\w’'-]+)*|[^\w\s]|\s{4,}")
STOPS = word_set("""in on at to from by with for during after before near against between under over into inside outside along through
    across within since until while when as because if who whom whose which that where was were is are be been being has have had
    and or but not no nor also then today yesterday tonight last this these those early late said says told reported according
    he she it they we i you his her him them there here about upon off out up down again amid despite whether than its our their my your""")
OWN = re.compile(r"\b(?:its|our|their|his|her|my|no|neither|any)\s+$", re.I)
"""Before a noun: whose it is, which the speaker tells; or that there was none."""
ARTICLES = word_set("the a an")
PARTICIPLE = re.compile(r"\w{2,}(?:ing|ed)$", re.I)
ACRONYM = re.compile(r"(?:[A-Z]{3,}|[A-Z]{1,3}-\d+)$")
BODY = word_set("""front army movement group organization organisation cartel mafia squad squads party government brigade battalion police
    forces command guard militia alliance coalition regime band bands gang gangs elements sectors wing faction
    traffickers drug-traffickers narco-terrorists extremists""")
"""Heads of names of bodies that may act."""
OF_HEADS = word_set("""member members group groups band bands gang gangs squad squads column columns unit units front battalion brigade
    elements soldiers guerrillas men fighters forces army troops commando commandos wing faction officers army's""")
"""Heads whose "of" says whose they are."""

DEED = (
    r"(?:(?:terrorist|criminal|dynamite|bomb|guerrilla|armed|rebel)\s+)?(?:attack|assault|bombing|murder|ambush|massacre|killing|kidnapping|"
    r"explosion|raid|action|act|crime|assassination|offensive|abduction|shooting|incursion|blast|bomb|sabotage|death|slaying|execution|attempt)s?"
)
DONE = (
    r"(?:staged|carried\s+out|perpetrated|launched|conducted|committed|made|organi[sz]ed|planned|planted|placed|left|thrown|hurled|set\s+off|"
    r"mounted|unleashed|claimed|ordered|masterminded|directed)"
)
HARMED = (
    r"(?:killed|murdered|assassinated|kidnapped|abducted|executed|massacred|wounded|injured|attacked|ambushed|shot(?:\s+dead)?|gunned\s+down|"
    r"machine-?gunned|bombed|dynamited|blown\s+up|burned|destroyed|stabbed|tortured|beheaded|strafed|shelled|slain|slaughtered|lynched)"
)
APART = r"(?:\s+(?!by\b)(?:[\w’'-]+|\([^)]{1,40}\)),?)"
BY_NOUN = Gated(
    rf"\b{DEED}\b(?:\s+(?:that|which))?(?:\s+(?:was|were|had\s+been|has\s+been|have\s+been))?(?:\s+\w+ly)?(?:\s+{DONE})?"
    r"{APART}{{0,8}}?,?\s+(?:\w+ly\s+)?(?P<verb>by)\s+",
    re.I,
)
BY_VERB = Gated(rf"\b{HARMED}{APART}{{0,8}}?,?\s+(?:\w+ly\s+)?(?P<verb>by)\s+", re.I)
BY_DOING = Gated(
    rf"\b(?:was|were|been|being)\s+(?:\w+ly\s+)?{DONE}{APART}{{0,8}}?,?\s+(?:\w+ly\s+)?(?P<verb>by)\s+", re.I
)
FOUGHT = Gated(
    r"\b(?:clash(?:es|ed)?|combat|fighting|fought|battles?|skirmish(?:es)?|confrontations?|gunfights?|shoot-?outs?|cross-?fire)\s+"
    r"(?:[\w’'-]+\s+){0,3}?(?P<verb>with|against|between)\s+",
    re.I,
)
NO_DEED = re.compile(
    r"\b(?:heard|seen|witnessed|condemned|denounced|reported|foiled|repelled|repulsed|investigated|followed|caused|thwarted|announced|according|"
    r"suffered|sustained|protested|rejected|described|confirmed)\b",
    re.I,
)
ATTRIBUTED = Gated(r"\battribut(?:ed|es|ing)\b(?P<between>(?:\s+[\w’'-]+){0,7}?)\s+(?P<verb>to)\s+", re.I)
HELD = Gated(r"\b(?P<verb>holds?|held|holding)\s+(?=(?:[\w’'.-]+\s+){1,9}?responsible\s+for\b)", re.I)
ACCUSED = Gated(r"\b(?P<verb>accus(?:ed|es|ing)|blam(?:ed|es|ing))\s+", re.I)
LINKED = Gated(
    r"\blink(?:ed|ing|s)\s+(?P<who>[^.;,]{4,60}?)\s+(?P<verb>with|to)\s+(?=[^.;]{0,40}?\b" + DEED + r"\b)", re.I
)
RESPONSIBLE = Gated(
    rf"\b(?P<verb>(?:is|are|was|were|be|been)\s+(?:\w+ly\s+)?(?:responsible|to\s+blame)\s+for)\b(?=[^.;]{{0,60}}?\b{DEED}\b)",
    re.I,
)
CHARGED = Gated(
    rf"\b(?P<verb>(?:is|are|was|were|been)\s+(?:being\s+|\w+ly\s+)?(?:charged\s+with|accused\s+of|blamed\s+for))\b(?=[^.;]{{0,60}}?\b(?:{DEED}|killing|murdering)\b)",
    re.I,
)
CLAIMED = Gated(
    r"\b(?P<verb>(?:has\s+|have\s+|had\s+)?(?:claim(?:ed|s)?|took|taken|assumed)\s+(?:the\s+|full\s+)*responsibility)\s+for\b",
    re.I,
)
WERE = Gated(
    r"\b(?:murderers?|killers?|assassins?|culprits?|perpetrators?|authors|attackers)\s+of\s+[^.;,]{3,60}?\s(?P<verb>were|was|are|is)\s+",
    re.I,
)
DID = Gated(
    r"\b(?P<verb>(?i:machine-?gunned|ambushed|murdered|assassinated|kidnapped|abducted|dynamited|bombed|massacred|executed|gunned\s+down|blew\s+up|"
    r"attacked|killed|wounded|stormed|raided|burned|set\s+fire\s+to|opened\s+fire|strafed|shelled|destroyed|renewed\s+(?:its|their)\s+attacks|inflicted|"
    r"(?:dropped|hurled|threw|planted|placed|fired)(?=\s+(?:[\w’'\"-]+\s+){0,3}?(?:bombs?|rockets?|grenades?|explosives?|dynamite|mines?|shells?|missiles?|mortars?|devices?|charges?)\b)|"
    r"(?:carried\s+out|perpetrated|committed|staged|launched)(?=\s+(?:[\w’'-]+\s+){0,3}?" + DEED + r"\b)))"
    r"(?=\s+(?:an?|the|his|her|its|their|our|several|many|at|some|on|in|early|\d+|two|three|four|five|six|seven|eight|nine|ten|[A-Z])\b)",
)
NOT = re.compile(r"\b(?:not|no|never|neither|nobody|n[’']t|without|deni\w+)\b", re.I)


def blamed(finder: Any, told: bool = True) -> None:
    """The actors that the forms of blame name in one sentence, added to ``finder`` (:class:`actors.Finder`).

    ``told``: the sentence tells violence, so that what was "made" or "left" in it was a part of that.
    """
    text = finder.text
    if not CUE.search(text):
        return
    for pattern in (BY_NOUN, BY_VERB, BY_DOING) if told else (BY_NOUN, BY_VERB):
        for m in pattern.finditer(text):
            if NO_DEED.search(m[0]) or NOT.search(text[max(0, m.start() - 12) : m.end()]):
                continue
            _each(finder, m.end(), m.start("verb"), None, named=False)
    for m in ATTRIBUTED.finditer(text):
        if re.search(rf"\b{DEED}\b", text[max(0, m.start() - 90) : m.end()], re.I) and not NOT.search(
            text[max(0, m.start() - 12) : m.start()]
        ):
            _each(finder, m.end(), m.start("verb"), _held(text[: m.start()]), named=True)
    for m in (*HELD.finditer(text), *ACCUSED.finditer(text)):
        if re.search(
            rf"^[^.;]{{3,160}}?\b(?:of|for)\s+(?:(?!fail|after|before|over|not\b|ignor|neglect)[\w’'-]+\s+){{0,8}}?(?:{DEED}|killing|murdering|responsible|destroying|firing)\b",
            text[m.end() :],
            re.I,
        ):
            _each(finder, m.end(), m.start("verb"), _held(text[: m.start()]), named=True)
    for m in LINKED.finditer(text):
        _each(finder, m.start("who"), m.start("who"), "suspected_or_accused", named=True)
    for m in RESPONSIBLE.finditer(text):
        _before(finder, m, None)
    for m in CHARGED.finditer(text):
        _before(finder, m, "suspected_or_accused")
    for m in CLAIMED.finditer(text):
        _before(finder, m, "claimed_or_admitted")
    for m in FOUGHT.finditer(text):
        _each(finder, m.end(), m.start(), None, named=False)
    for m in WERE.finditer(text):
        _each(finder, m.end(), m.start("verb"), None, named=False)
    for m in DID.finditer(text):
        _before(finder, m, None, strict=True)


CUE = Anycase(
    by_first_letter(
        r"\bby\b|attribut|responsib|accus|blam|\blink|charged|\bto\s+blame|murderers?|killers?|assassins?|culprits?|perpetrat|authors|attack|"
        r"gunned|ambush|murder|assassinat|kidnap|abduct|dynamit|bomb|massacr|execut|blew|killed|wounded|stormed|raided|burned|\bfire\b|straf|shelled|"
        r"destroyed|inflict|clash|combat|f[io]ught|battle|skirmish|confront|shoot|cross-?fire|carried|committed|staged|launched"
    ),
)
OFFICIALS = re.compile(
    r"\b(?:police|authorities|army|military|government|officials?|ministry|minister|prosecutors?|command|president|commander|armed\s+forces|"
    r"judge|attorney)\b",
    re.I,
)


def _held(before: str) -> Certainty:
    return "accused_by_authorities" if OFFICIALS.search(before[-120:]) else "suspected_or_accused"


def _each(finder: Any, at: int, verb: int, sure: Certainty | None, *, named: bool) -> None:
    """The noun phrase at ``at`` and those joined to it by commas and "and"."""
    first = True
    for left, right in _phrases(finder.text, at):
        if not _may(finder, left, right, named) and (first or not named or not finder.text[left:right].endswith("s")):
            break
        first = False
        value = finder.text[left:right]
        finder.add("by", min(left, verb), right, value, sure or finder.certainty_at(left, right), 0.7)


def _before(finder: Any, m: re.Match[str], sure: Certainty | None, strict: bool = False) -> None:
    """The noun phrase that ends before a match, its letters in brackets and a relative clause left out."""
    text = finder.text[: m.start()].rstrip()
    if NOT.search(finder.text[max(0, m.start() - 8) : m.end()]):
        return
    clause = re.search(r"^(?P<np>.*\S)\s+(?:which|who)\s[^,;.]{2,60},$", text, re.S)
    text = (clause["np"] if clause else text).rstrip(" ,") if clause or not strict else text
    text = re.sub(r"(?:\s*(?:\[[^\]]*\]|\([^)]*\)))+$", "", text)
    text = re.sub(r"\s+(?:also|has|have|had|allegedly|apparently|reportedly|directly|\w+ly)$", "", text)
    span = _phrase_before(text)
    if span is None or not _may(finder, *span, named=not strict):
        return
    left, right = span
    if OWN.search(text[:left]):
        return
    finder.add("by", left, m.end("verb"), finder.text[left:right], sure or finder.certainty_at(left, right), 0.7)


def _phrases(text: str, at: int) -> Iterator[tuple[int, int]]:
    for _ in range(4):
        span = _phrase_at(text, at)
        if span is None:
            return
        yield span
        joined = re.match(
            r"(?:\s*(?:\[[^\]]*\]|\([^)]*\)))?(?:\s*,\s*(?:and\s+(?:by\s+)?|specifically\s+by\s+)?|\s+and\s+(?:by\s+)?)(?!\w+ing\b)",
            text[span[1] :],
        )
        if joined is None:
            return
        at = span[1] + joined.end()


def _phrase_at(text: str, at: int) -> tuple[int, int] | None:
    """The noun phrase that begins at ``at``: articles off, with its "of" where that says whose they are."""
    words: list[tuple[str, int, int]] = []
    ofs = quotes = 0
    for m in TOKEN.finditer(text, at):
        low = m[0].lower()
        if m[0] in '"“”' or m[0] == "''":
            quotes += 1
            if quotes > 2:
                break
            continue
        if low in ARTICLES and (not words or words[-1][0].lower() == "of"):
            continue
        if low == "of" and words and ofs < 2 and words[-1][0].lower() in OF_HEADS:
            ofs += 1
        elif (
            low in STOPS
            or not m[0][0].isalnum()
            or low == "of"
            or (
                words
                and PARTICIPLE.match(m[0])
                and m[0].islower()
                and (_head(words) in lexicon().actors or words[-1][0][:1].isupper())
            )
        ):
            break
        words.append((m[0], m.start(), m.end()))
        if len(words) > 12:
            break
    while words and words[-1][0].lower() in ("of", "alleged", "the"):
        words.pop()
    return (words[0][1], words[-1][2]) if words else None


def _phrase_before(text: str) -> tuple[int, int] | None:
    """The noun phrase that ends where ``text`` does."""
    tokens = [(m[0], m.start(), m.end()) for m in TOKEN.finditer(text, max(0, len(text) - 140))]
    first = len(tokens)
    for i in range(len(tokens) - 1, max(-1, len(tokens) - 13), -1):
        low = tokens[i][0].lower()
        if low == "of":
            if i == 0 or tokens[i - 1][0].lower() not in OF_HEADS:
                break
        elif low in ARTICLES:
            if i == 0 or tokens[i - 1][0].lower() != "of":
                break
        elif low in STOPS or not tokens[i][0][0].isalnum():
            break
        first = i
    while first < len(tokens) and tokens[first][0].lower() in ARTICLES | {"of"}:
        first += 1
    return (tokens[first][1], tokens[-1][2]) if first < len(tokens) else None


def _head(words: list[tuple[str, int, int]]) -> str:
    return words[-1][0].lower()


def _may(finder: Any, left: int, right: int, named: bool) -> bool:
    """Whether a noun phrase may be who did it: its head acts, is an armed body or its letters; under blame any name may."""
    words = re.findall(r"[\w’'./-]+", finder.text[left:right])
    if not words:
        return False
    cut = next((i for i, w in enumerate(words) if w.lower() == "of"), len(words))
    head, known = words[cut - 1], lexicon()
    low = head.lower()
    if low in ("man", "men", "group", "groups", "people", "side", "sides", "individuals") and cut == 1 and not named:
        return low in ("men", "individuals")
    if low in known.actors or low in known.groups or low in BODY or any(w.lower() in known.groups for w in words):
        return True
    whole = " ".join(words)
    if ACRONYM.match(head):
        return is_media(head) is None and finder.knowledge.country_of(head) is None
    if not named or not head[:1].isupper() or is_media(whole) is not None:
        return False
    return not (finder.knowledge.is_place(whole) or is_person_noun(low) or finder.knowledge.find_dates(whole))

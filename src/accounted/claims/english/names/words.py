"""Plain words about people and bodies: runs of capitals, articles, head nouns, what makes a word one for somebody."""

from __future__ import annotations

import re

from accounted.claims.english.gated import Gated
from accounted.claims.english.speaking import speaking

CAP = r"(?:[A-Z][\w’'\-]*\.?|al-[A-Z][\w’'\-]*)"


PARTICLE = r"(?:de|del|della|la|las|los|von|van|der|den|bin|ibn|bint|abu|Abu|al|Al|el|El|ul|ud|da|di|do|dos|y|e|ter)"


RUN = re.compile(rf"{CAP}(?:\s+(?:{PARTICLE}\s+)*{CAP})*")
"""A run of capitalised words, with the particles that names hold."""


ARTICLE = re.compile(
    r"^(?:the|a|an|one|another|some|several|many|most|both|its|their|his|her|our|this|that|these|those)\s+", re.I
)


PRONOUN = re.compile(r"^(?:he|she|it|they|we|i|who|which|that|both|the latter|the former)$", re.I)


ROLE = (
    r"(?:spokes(?:man|woman|person)|head|chief|director|leader|official|officer|minister|"
    r"mayor|governor|commander|representative|"
    r"president|coordinator|ambassador|secretary|chairman|chairwoman|prosecutor|judge|doctor|"
    r"surgeon|activist|witness|resident|"
    r"source|manager|adviser|advisor|envoy|lawyer|general|coroner|bishop|archbishop|member|"
    r"deputy|medic|nurse|lawmaker|senator|analyst|researcher|investigator|"
    r"teacher|survivor|shopkeeper|farmer|student|priest|journalist|reporter|correspondent|"
    r"superintendent|commissioner|administrator|monitor|worker)"
)


ROLE_WORD = Gated(rf"\b{ROLE}s?\b", re.I)


def squeeze(words: str) -> str:
    """One line, one blank between words, no edge punctuation."""
    return (
        re.sub(r"\s+", " ", words).strip(" ,;:–—-“”\"'‘’").removeprefix("(")
        if words.count("(") == words.count(")")
        else re.sub(r"\s+", " ", words).strip(" ,;:–—-“”\"'‘’()")
    )


def bare(words: str) -> str:
    """Without articles and possessives in front."""
    before = None
    while before != words:
        before, words = words, ARTICLE.sub("", words)
    return words


def head_noun(words: str) -> str:
    """The noun that a plain noun phrase is about: the last word before "of", "for", "in", "who" …; lower-case."""
    first = re.split(
        r"\s*[,;(]|\s+(?:of|for|in|at|from|with|by|on|to|near|who|which|that|whose|close|based|"
        r"loyal|familiar|speaking|working|allied|monitoring|inside|across|outside|there|here|reached|contacted|interviewed|quoted|cited|released|issued|published|compiled|"
        r"collected|provided|supplied|gathered|obtained|"
        r"questioned|present|living|travelling|traveling|briefed|involved|responsible|treating|leading|helping|fleeing|displaced)\b",
        words,
        maxsplit=1,
    )[0].strip()
    return first.split()[-1].lower() if first else ""


def singular(noun: str) -> str:
    for ending, other in (
        ("authorities", "authority"),
        ("eyewitnesses", "eyewitness"),
        ("witnesses", "witness"),
        ("families", "family"),
        ("men", "man"),
        ("women", "woman"),
    ):
        if noun.endswith(ending):
            return noun[: -len(ending)] + other
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun


AGENT = re.compile(
    r"\w{2,}(?:man|woman|person|master|keeper|maker|holder)|\w{2,}(?:[^aeiouy]|[aeiouy][^aeiouy])(?:er|or)|\w{3,}(?:ist|ician|arian|eer)"
)
"""How English makes a word for somebody who does something: a harbour master, a pharmacist, a plumber."""


def person_word(noun: str) -> bool:
    """Whether a lower-case singular means somebody: the lexicon knows it, or it is made as such words are."""
    nouns = speaking().nouns
    if noun in nouns["unnamed"] or noun in nouns["offices"]:
        return True
    return noun not in nouns["no_agents"] and noun not in nouns["events"] and AGENT.fullmatch(noun) is not None


DOTTED = Gated(r"\b(Lt|Maj|Brig|Rear)\.\s+(?=(?:Gen|Col|Cmdr|Adm)\b)")


def without_stop(name: str) -> str:
    """Without a sentence's full stop; an initial keeps its own."""
    return name[:-1] if name.endswith(".") and len(name.split()[-1]) > 2 else name


def org_word(run: str) -> bool:
    """Whether a run of capitals holds a word that only organisations, governments and posts have."""
    known = speaking().nouns
    if run in known["governments"] or run.split()[-1].lower() in known["offices"]:
        return True
    return any(
        w.lower().strip(".’'") in known["organisations"]
        or w in known["media"]
        or w
        in (
            "Without",
            "Rights",
            "Borders",
            "International",
            "Watch",
            "Jihad",
            "Helmets",
            "State",
            "Brigades",
            "Brotherhood",
            "Al-Qaeda",
        )
        for w in run.split()
    )


def lower_case(name: str) -> bool:
    return name.split()[-1][:1].islower() or " of " in name


def article_of(first: str) -> str:
    return first.split()[0].lower() if " " in first else ""

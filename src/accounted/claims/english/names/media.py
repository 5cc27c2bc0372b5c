"""Which names are agencies and outlets."""

from __future__ import annotations

import re

from accounted.claims.english.names.words import ROLE_WORD, bare, head_noun
from accounted.claims.english.speaking import speaking
from accounted.model import SourceKind


def is_media(words: str) -> SourceKind | None:
    """``agency`` or ``outlet`` where the words name one."""
    known = speaking()
    plain = bare(words)
    plain = re.sub(r"^[\w’'\-]+[- ](?:run|owned|based|backed|linked|affiliated)\s+", "", plain)
    core = re.sub(
        r"(?i)\s+(?:(?:state|official|private|semi-official|local)\s+)?(?:news\s+)?(?:agency|"
        r"website|newspaper|television|tv|channel)$",
        "",
        plain,
    )
    # "Syria's SANA", "state-run TASS", "the Russian agency Interfax".
    last = re.sub(
        r"^.*(?:[’']s|\bagency|\bstate-run|\bstate|\bofficial|\bnewspaper|\bchannel|\bbroadcaster|"
        r"\bstation|\bthe)\s+(?=[A-Z])",
        "",
        core,
    )
    for form in (plain, core, last):
        if form in known.agencies or form.removesuffix(" News") in known.agencies:
            return "agency"
        if form in known.outlets or "The " + form in known.outlets:
            return "outlet"
    if re.search(r"(?i)\bnews agency\b|\bpress agency\b", plain):
        return "agency"
    tokens = plain.split()
    if len(tokens) > 1 and tokens[-1] in known.nouns["media"] and all(t[:1].isupper() for t in tokens):
        return "outlet"
    # One word is not a medium by its ending: "Press said" could be anybody.
    if tokens and head_noun(plain) in known.nouns["media_words"] and not ROLE_WORD.search(plain):
        return "outlet"
    return None


PAPERS = frozenset(["paper", "newspaper", "daily", "weekly", "magazine", "broadcaster", "tabloid", "broadsheet"])
"""Nouns that stand before the name of an outlet: "our sister paper La Marea"."""


def media_name(name: str) -> str:
    """ "Reuters news agency" → "Reuters"; "the official SANA news agency" → "SANA"; "local TV" stays."""
    known = speaking()
    found = known.media_name.search(name)
    if found and is_media(found[0]) and re.sub(r"^the\s+", "", found[0]) in (known.agencies | known.outlets):
        return re.sub(r"^the\s+", "", found[0])
    return name

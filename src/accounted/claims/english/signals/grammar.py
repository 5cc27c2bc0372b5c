"""How the outcome is told: tense, voice, clause; or the noun's article, number and what governs it."""

from __future__ import annotations

from typing import Any

from accounted.claims.english.casualties.found import Found, outcome_token


def is_main(f: Found) -> bool:
    """Whether the claim is what its sentence tells: the main verb, or what is said to be so."""
    token = outcome_token(f)
    while token is not None and token.dep_ in ("conj", "xcomp", "auxpass"):
        token = token.head
    return (
        token is not None
        and token.pos_ in ("VERB", "AUX")
        and (token.dep_ == "ROOT" or (token.dep_ == "ccomp" and token.head.dep_ == "ROOT"))
    )


def of_grammar(f: Found) -> set[str]:
    """How the outcome is told: tense, voice, clause; or the noun's article, number and what governs it."""
    token = outcome_token(f)
    out: set[str] = set()
    if token is None:
        return {"no_token"}
    if token.pos_ in ("NOUN", "PROPN", "ADJ", "NUM"):
        out.add("noun" if token.pos_ != "ADJ" else "adjective")
        if token.tag_ in ("NNS", "NNPS"):
            out.add("noun:plural")
        dets = [c.lower_ for c in token.children if c.dep_ in ("det", "poss")]
        if not dets:
            out.add("noun:bare")
        for d in dets:
            out.add(
                f"noun:{d}"
                if d in ("the", "a", "an", "this", "these", "that", "those", "no", "any", "his", "their", "our")
                else "noun:of_someone"
            )
        if any(c.dep_ == "prep" and c.lower_ == "of" for c in token.children):
            out.add("noun:of")
        head = token.head.head if token.dep_ == "pobj" else token.head
        if head.pos_ in ("VERB", "AUX"):
            out |= {f"governor:{x}" for x in _tense(head)}
        verb = token
        while verb.pos_ not in ("VERB", "AUX") and verb.head.i != verb.i:
            verb = verb.head
        out |= {f"clause:{x}" for x in _clausal(verb)}
        return out
    out.add("verb")
    out |= {f"verb:{x}" for x in _tense(token)}
    out |= {f"verb:{x}" for x in _clausal(token)}
    if any(c.dep_ == "agent" for c in token.children):
        out.add("verb:by")
    return out


def _tense(verb: Any) -> set[str]:
    while (
        verb.dep_ == "conj"
        and verb.head.pos_ in ("VERB", "AUX")
        and not any(c.dep_ in ("aux", "auxpass") for c in verb.children)
    ):
        verb = verb.head  # "has killed and wounded": the second verb shares the first one's auxiliaries
    helpers = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    out: set[str] = set()
    if helpers & {"has", "have", "'ve"}:
        out.add("have")
    if "had" in helpers:
        out.add("had")
    if helpers & {"is", "are", "am", "being"}:
        out.add("is")
    if helpers & {"was", "were"}:
        out.add("was")
    if helpers & {"will", "would", "can", "could", "may", "might", "should", "must", "shall"}:
        out.add("modal")
    if "to" in helpers:
        out.add("to")
    if not helpers:
        out.add(verb.tag_)
    if verb.tag_ == "VBG" and helpers:
        out.add("going_on")
    return out


def _clausal(verb: Any) -> set[str]:
    steps = 0
    while verb.dep_ in ("conj", "xcomp", "auxpass") and steps < 5:
        verb, steps = verb.head, steps + 1
    out = {
        verb.dep_
        if verb.dep_ in ("ROOT", "relcl", "acl", "advcl", "ccomp", "pcomp", "csubj", "parataxis")
        else "in_other"
    }
    if verb.dep_ == "ccomp" and verb.head.dep_ == "ROOT":
        out.add("said_main")
    if verb.dep_ == "advcl":
        out |= {
            f"mark_{c.lower_}"
            for c in verb.children
            if c.dep_ in ("mark", "advmod")
            and c.lower_ in ("when", "if", "after", "before", "since", "as", "because", "while", "where")
        }
    return out

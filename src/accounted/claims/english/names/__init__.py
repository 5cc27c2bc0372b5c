"""Who a noun phrase names: person, office, organisation, agency, outlet, or somebody unnamed.

All by the words themselves. Entity labels of a small parser are not to be trusted for the names of this field.
"""

from __future__ import annotations

from accounted.claims.english.names.media import is_media
from accounted.claims.english.names.people import human, trade_and_name
from accounted.claims.english.names.phrases import describe, replace_words, teller
from accounted.claims.english.names.register import Register, add, as_source, fullest, introduce, surname_of
from accounted.claims.english.names.words import CAP, PARTICLE, PRONOUN, ROLE_WORD, head_noun, org_word, singular

__all__ = [
    "CAP",
    "PARTICLE",
    "PRONOUN",
    "ROLE_WORD",
    "Register",
    "add",
    "as_source",
    "describe",
    "fullest",
    "head_noun",
    "human",
    "introduce",
    "is_media",
    "org_word",
    "replace_words",
    "singular",
    "surname_of",
    "teller",
    "trade_and_name",
]

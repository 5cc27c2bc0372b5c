"""Part of speech and lemma of parsed words, worked out once a word and kept.

The parser's own two steps for it (``attribute_ruler``, ``lemmatizer``) match 179 patterns against every sentence and
search lists of tens of thousands of words: half the parse. Nearly all that they say depends on a word's form, tag and
label alone, so it is asked of them once for each such triple. The few words whose neighbours matter ("gonna", "there
was") still go through them, sentence by sentence. A test holds the outcome to theirs.
"""

from __future__ import annotations

from typing import Any

PIPES = ("attribute_ruler", "lemmatizer")
MOST = 200_000
"""Triples kept at most: some 30 MB. Past that the memory starts anew."""

NEIGHBOURS = frozenset(["ai", "gon", "got", "let", "c'm", "y", "y'"])
"""First words of the patterns over two words."""
BEFORE = "expl"
"""A label that changes the next word's part of speech: "there *was*"."""


class Words:
    """The pipeline's last component: fills in ``pos``, ``lemma`` (and what the ruler mends of tag and label).

    Morphology is left out: nobody asks for it.
    """

    def __init__(self, nlp: Any) -> None:
        from spacy.attrs import DEP, LEMMA, ORTH, POS, TAG

        self._pipes = [nlp.get_pipe(name) for name in PIPES]
        self._vocab = nlp.vocab
        self._asked = [ORTH, TAG, DEP]
        self._given = [TAG, DEP, POS, LEMMA]
        self._known: dict[tuple[int, int, int], tuple[int, int, int, int]] = {}
        strings = nlp.vocab.strings
        self._before = strings[BEFORE]
        # A form may be written in several ways ("Let", "LET"); the patterns look at its lower case.
        self._neighbours = {strings.add(form) for w in NEIGHBOURS for form in (w, w.title(), w.upper())}
        _quicken(self._pipes[1])

    def __call__(self, doc: Any) -> Any:
        import numpy

        if not len(doc):
            return doc
        keys = [tuple(row) for row in doc.to_array(self._asked).tolist()]
        if any(dep == self._before or orth in self._neighbours for orth, _, dep in keys):
            return self._as_they_do(doc)
        known = self._known
        rows = []
        for key in keys:
            row = known.get(key)
            if row is None:
                row = self._learn(key)
            rows.append(row)
        doc.from_array(self._given, numpy.array(rows, dtype="uint64"))
        return doc

    def _as_they_do(self, doc: Any) -> Any:
        for pipe in self._pipes:
            doc = pipe(doc)
        return doc

    def _learn(self, key: tuple[int, int, int]) -> tuple[int, int, int, int]:
        from spacy.tokens import Doc

        strings = self._vocab.strings
        word, tag, dep = (strings[part] for part in key)
        token = self._as_they_do(Doc(self._vocab, words=[word], spaces=[False], tags=[tag], heads=[0], deps=[dep]))[0]
        if len(self._known) >= MOST:
            self._known.clear()
        row = self._known[key] = (token.tag, token.dep, token.pos, token.lemma)
        return row


def make_words(nlp: Any, name: str) -> Words:
    """The factory that spaCy asks for; the two steps have to be in ``nlp``, switched off."""
    return Words(nlp)


def _quicken(lemmatizer: Any) -> None:
    """Lists of known words to sets: the lemmatizer looks words up in them."""
    table = lemmatizer.lookups.get_table("lemma_index")
    for part, forms in list(table.items()):
        if isinstance(forms, list):
            table[part] = frozenset(forms)


def text_of(doc: Any) -> str:
    """The text of a parse, put together once: ``doc.text`` joins its tokens anew each time that it is asked."""
    known: str | None = doc.user_data.get("text")
    if known is None:
        known = doc.user_data["text"] = doc.text
    return known

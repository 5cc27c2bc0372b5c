"""Part of speech and lemma of parsed words, worked out once a word and kept.

The parser's own two steps for it (``attribute_ruler``, ``lemmatizer``) match 179 patterns against every sentence and
search lists of tens of thousands of words: half the parse. Nearly all that they say depends on a word's form and tag
alone, for a few also on its label, so it is asked of them once for each such triple. The few words whose neighbours matter ("gonna", "there
was") still go through them, sentence by sentence. A test holds the outcome to theirs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

PIPES = ("attribute_ruler", "lemmatizer")
MOST = 200_000
"""Triples kept at most: some 30 MB. Past that the memory starts anew."""

NEIGHBOURS = frozenset(["ai", "gon", "got", "let", "c'm", "y", "y'"])
"""First words of the patterns over two words."""
LABELLED_TAGS = ("DT", "WDT", "IN", "CC", "_SP")
LABELLED_WORDS = ("i", "you", "it", "do", "does", "did", "'d", "have", "has", "had")
LABELS = ("aux", "auxpass")
"""Where the label counts: words of these tags, these words, and any word under these labels."""
BEFORE = "expl"
"""A label that changes the next word's part of speech: "there *was*"."""


Key = tuple[int, int, int]
"""Form, tag, and label (0 where it does not count), as the vocabulary's numbers."""


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
        self._known: dict[Key, tuple[int, int, int, int]] = {}
        strings = nlp.vocab.strings
        self._before = strings[BEFORE]
        # A form may be written in several ways ("Let", "LET"); the patterns look at its lower case.
        self._neighbours, self._labelled_words = (
            {strings.add(form) for w in words for form in (w, w.title(), w.upper())}
            for words in (NEIGHBOURS, LABELLED_WORDS)
        )
        self._labels = {strings.add(label) for label in LABELS}
        self._labelled_tags = {strings.add(tag) for tag in LABELLED_TAGS}
        _quicken(self._pipes[1])

    def __call__(self, doc: Any) -> Any:
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Any], batch_size: int = 64) -> Iterator[Any]:
        """The sentences with their words filled in: those of a batch are learnt together."""
        docs = iter(stream)
        while batch := list(islice(docs, batch_size)):
            keyed = [self._keys(doc) for doc in batch]
            if len(self._known) > MOST:
                self._known.clear()
            new = [key for key in dict.fromkeys(k for keys in keyed for k in keys) if key not in self._known]
            if new:
                self._learn(new)
            for doc, keys in zip(batch, keyed, strict=True):
                yield self._filled(doc, keys) if keys or not len(doc) else self._as_they_do(doc)

    def _keys(self, doc: Any) -> list[Key]:
        """What is known of each word goes by its key; none where neighbours matter."""
        rows = doc.to_array(self._asked).tolist() if len(doc) else []
        before, neighbours = self._before, self._neighbours
        if any(dep == before or orth in neighbours for orth, _, dep in rows):
            return []
        labels, tags, words = self._labels, self._labelled_tags, self._labelled_words
        return [
            (orth, tag, dep if dep in labels or tag in tags or orth in words or not tag else 0)
            for orth, tag, dep in rows
        ]

    def _filled(self, doc: Any, keys: list[Key]) -> Any:
        import numpy

        if not keys:
            return doc
        deps = doc.to_array([self._asked[2]]).tolist()
        given = [
            (tag, new_dep or dep, pos, lemma)
            for dep, (tag, new_dep, pos, lemma) in zip(deps, map(self._known.__getitem__, keys), strict=True)
        ]
        doc.from_array(self._given, numpy.array(given, dtype="uint64"))
        return doc

    def _as_they_do(self, doc: Any) -> Any:
        for pipe in self._pipes:
            doc = pipe(doc)
        return doc

    def _learn(self, keys: list[Key]) -> None:
        """Ask the two steps about words side by side: none of those whose neighbours matter is among them."""
        from spacy.tokens import Doc

        text = self._vocab.strings.__getitem__
        n = len(keys)
        doc = Doc(
            self._vocab,
            words=[text(orth) for orth, _, _ in keys],
            spaces=[False] * n,
            tags=[text(tag) for _, tag, _ in keys],
            heads=list(range(n)),
            deps=[text(dep) if dep else "dep" for _, _, dep in keys],
        )
        for key, token in zip(keys, self._as_they_do(doc), strict=True):
            self._known[key] = (token.tag, token.dep if key[2] else 0, token.pos, token.lemma)


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

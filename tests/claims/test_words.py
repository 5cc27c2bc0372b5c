"""Part of speech and lemma, worked out once a word, are those of the parser's own steps."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accounted.claims.english import words
from accounted.claims.english.document import MODEL, pipeline

SENTENCES = (
    "There was a blast at the mill and there were no survivors, the mayor said.",
    "Let's go, he told them. LET'S GO! They ain't gonna stop.",
    "Y'all had better leave; it has to be done, isn't it?",
    "The wounded were taken to the hospitals that had beds, but two died.",
    "WORST ATTACKS IN YEARS KILLED FARMERS",
    "I saw it.\n\nYou saw  her better than I did, and she wasn't hurt.",
    "Got ta go; he'd gone, they'd been killed, we're leaving.",
    " ",
    "",
)


@cache
def whole() -> Any:
    """The pipeline with its own two steps."""
    import importlib

    return importlib.import_module(MODEL).load(exclude=["ner", "senter"])


def told(doc: Any) -> list[tuple[str, str, str, str, str]]:
    return [(t.text, t.tag_, t.dep_, t.pos_, t.lemma_) for t in doc]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_words_come_out_as_from_the_parsers_own_steps(sentence: str) -> None:
    """Tag, label, part of speech and lemma are the same, the first time and again."""
    for _ in range(2):
        assert told(pipeline()(sentence)) == told(whole()(sentence))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(" ".join(SENTENCES).split()), min_size=1, max_size=12).map(" ".join))
def test_words_in_any_order_come_out_the_same(text: str) -> None:
    """Neighbours change nothing but where the parser's own patterns look at them."""
    assert told(pipeline()(text)) == told(whole()(text))


def test_memory_of_words_stays_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Past the limit the memory starts anew, and the outcome stays."""
    monkeypatch.setattr(words, "MOST", 3)
    text = "Seven farmers were killed near the river on Friday."
    assert told(pipeline()(text)) == told(whole()(text))

"""Dirt of wires, scanners and converters is read as what it stands for, and quotes are cut from the text as kept."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accounted.claims.engines import engine
from accounted.claims.english.legible import legible
from accounted.claims.protocol import Knowledge
from accounted.model import Aside, CasualtyClaim, Report


def report(text: str, **more: Any) -> Report:
    return Report(item="item", version="version", text=text, language="en", **more)


def read_as(text: str) -> str:
    return legible(report(text))[0].text


@cache
def reader() -> Any:
    return engine("offline-english", Knowledge(lambda name: False, lambda name: None, lambda text: []))


def claims(text: str) -> list[tuple[str, int | None, int | None]]:
    """Outcome and interval of each casualty claim; every quote has to stand in the text."""
    out = []
    for claim in reader().read(report(text)).claims:
        assert text[claim.quote.start : claim.quote.end] == claim.quote.text
        if isinstance(claim, CasualtyClaim):
            out.append((claim.outcome, claim.count.low, claim.count.high))
    return sorted(out, key=str)


@pytest.mark.parametrize(
    ("dirty", "clean"),
    [
        # words cut at line ends
        ("Nine were wound-\ned near the mill.", "Nine were wounded near the mill."),
        ("a well-\nknown 60-\nyear-\nold teacher", "a well-known 60-year-old teacher"),
        ("a non-\ncommissioned officer of al-\nNoor", "a non-commissioned officer of al-Noor"),
        ("the sol\u00addiers of Moha-\nmmed", "the soldiers of Mohammed"),
        ("NINE WERE WOUND-\nED THERE", "NINE WERE WOUNDED THERE"),
        # letters of another encoding
        ("â€œSix diedâ€\x9d, the mayorâ€™s aide said â€“ twice", "“Six died”, the mayor’s aide said – twice"),
        ("the cafÃ© in MedellÃ\xadn", "the café in Medellín"),
        ("the café in Âlborg", "the café in Âlborg"),
        ("It\ufffds said: \ufffdSix died,\ufffd he added.", "It’s said: “Six died,” he added."),
        ("killed &amp; wounded, they didn&#8217;t say", "killed & wounded, they didn’t say"),
        ("the R&D; of it", "the R&D; of it"),
        # marks and blanks
        ("``Six died,'' he said; it´s over", "“Six died,” he said; it’s over"),
        ("„Six died“, he said, «and two fled»", "“Six died”, he said, “and two fled”"),
        ("the camp''s guards didn''t see ''any shots'' fired", "the camp’s guards didn’t see “any shots” fired"),
        ("after ten days'' rest", "after ten days’ rest"),
        ("12\u00a0people were\u200b killed", "12 people were killed"),
        # spaces that were lost
        ("Six were killed.Police said so", "Six were killed. Police said so"),
        ("six were killed.police said so", "six were killed. police said so"),
        ("SIX WERE KILLED.POLICE SAID SO", "SIX WERE KILLED. POLICE SAID SO"),
        ("Six were killed.“We saw it", "Six were killed. “We saw it"),
        ("in the north,killing two", "in the north, killing two"),
        ("see news.example.org or U.S.Army, 1,200 men, e.g.this", "see news.example.org or U.S.Army, 1,200 men, e.g.this"),
        ("write to desk@hill.example or read report.pdf", "write to desk@hill.example or read report.pdf"),
        ("GARDEZ(Hill Wire)Twelve men were shot", "GARDEZ (Hill Wire) – Twelve men were shot"),
        ("The Front (NLF) Said nothing", "The Front (NLF) Said nothing"),
        # pages
        ("The soldiers who were killed in\n\n12\n\nHill Bulletin, page 13\n\nthe north were six", "The soldiers who were killed in the north were six"),
        ("Nine farmers of the lower vil-\n\n- 4 -\n\nlages were shot", "Nine farmers of the lower villages were shot"),
        ("An army patrol was hit in the hills\n\nal-Noor fighters fled", "An army patrol was hit in the hills\n\nal-Noor fighters fled"),
        ("Two reports were read by the council:\n\na) six dead", "Two reports were read by the council:\n\na) six dead"),
        # broadcasts
        ("[00:12:03] Six died. [applause] Two fled.", "Six died. Two fled."),
        ("1\n00:00:01,000 --> 00:00:04,000\nSix soldiers were\n\n2\n00:00:04,000 --> 00:00:06,000\nkilled there.", "Six soldiers were killed there."),
        (">> REPORTER: How many?", "REPORTER: How many?"),
        ("at 12:30 six [guards] died (two of them later)", "at 12:30 six [guards] died (two of them later)"),
    ],
)  # fmt: skip
def test_dirt_is_read_as_what_it_stands_for(dirty: str, clean: str) -> None:
    """What could be right as it stands is left alone."""
    assert read_as(dirty) == clean


def test_clean_text_is_read_as_it_is() -> None:
    """No copy is made where nothing is to be mended."""
    clean = report("Ring road\n\nSix people were killed, the mayor said. “It’s over,” he added.\n\nTwo fled.")
    assert legible(clean) == (clean, None)


def test_the_way_back_leads_to_the_words_as_kept() -> None:
    """A word that was cut is quoted with its hyphen and line end; headline and asides keep their places."""
    text = "Ring\u00a0road\n\nNine farmers were wound-\ned.Police fled.\n\nMore news: here"
    dirty = report(text, headline_end=9, asides=(Aside(start=text.index("More"), end=len(text), kind="teaser"),))
    copy, way = legible(dirty)
    assert way is not None
    assert copy.text[: copy.headline_end] == "Ring road"
    assert copy.text[copy.asides[0].start : copy.asides[0].end] == "More news: here"
    for words, kept in (("wounded", "wound-\ned"), ("Police", "Police"), ("wounded. Police", "wound-\ned.Police")):
        start = copy.text.index(words)
        left, right = way.back(start, start + len(words))
        assert text[left:right] == kept


SENTENCES = (
    "At least seven farmers were killed and twelve others wounded near the mill on Friday, police said.",
    "Three soldiers died when a bomb hit their truck.",
    "The mayor said that nobody had been hurt in the shooting.",
    "Gunmen kidnapped four teachers from the school.",
    "Eleven people were arrested after the attack, the army said.",
)


def hyphenated(text: str) -> str:
    """Every third long word cut."""
    words = text.split(" ")
    return " ".join(
        f"{w[:4]}-\n{w[4:]}" if n % 3 == 0 and w.isalpha() and len(w) > 6 else w for n, w in enumerate(words)
    )


TWINS = {
    "upper": str.upper,
    "lower": str.lower,
    "glued": lambda t: t.replace(". ", "."),
    "hyphenated": hyphenated,
    "wrapped": lambda t: "\n".join(" ".join(t.split(" ")[n : n + 6]) for n in range(0, len(t.split(" ")), 6)),
    "unseen": lambda t: t.replace("ed ", "\u00aded\u00a0"),
}


@pytest.mark.parametrize("kind", TWINS)
@settings(max_examples=12, deadline=None)
@given(chosen=st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3, unique=True))
def test_a_spoilt_twin_gives_the_same_claims(kind: str, chosen: list[str]) -> None:
    """Outcome and interval of every claim stay, and quotes stand in the text as kept."""
    text = " ".join(chosen)
    assert claims(TWINS[kind](text)) == claims(text)


@settings(max_examples=150, deadline=None)
@given(st.text("aB.d ,-\n\u00ad\u00a0'`“”â€œ\ufffd12:[]()>&;amp", max_size=60))
def test_any_text_has_a_way_back(text: str) -> None:
    """Every span of the copy leads to a span of the text, in order."""
    copy, way = legible(report(text))
    if way is None:
        assert copy.text == text
        return
    places = [way.back(n, n + 1) for n in range(len(copy.text))]
    assert all(0 <= a <= b <= len(text) for a, b in places)
    assert places == sorted(places)

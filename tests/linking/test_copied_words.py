"""What counts as copied: hits and near misses of each way to copy, and properties that hold of all texts."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st
from linking_kit import report

from accounted.linking import Copied, find_copies, near_copies
from accounted.linking.wording import Wording
from accounted.linking.words import quoted_spans
from accounted.model import Report

FIRST = "Gunmen in two pickup trucks opened fire on a grain convoy outside Orven late on Monday and burned most of its cargo."
SECOND = "The district administrator counted seven dead drivers and said that the escort had turned back at the quarry bridge."
THIRD = (
    "Villagers carried the bodies to a schoolhouse because a fallen pylon blocked the only road to the valley clinic."
)
FOURTH = "The governor flew over the fields at noon and promised tarpaulins, seed potatoes and a mended pylon before the rains."
STORY = (FIRST, SECOND, THIRD, FOURTH)
BRIDGE = (
    "A bridge inspector found cracks in three pillars of the river crossing, which the council has closed to lorries.",
    "Shopkeepers on the far bank complained that nobody had asked them, and traders expect dearer barley by spring.",
    "Ferrymen raised their fares within the hour, and a schoolmaster now rows his pupils over in a borrowed punt.",
)


def between(left: str, right: str, **more: object) -> list[Copied]:
    """Passages of two reports with these texts."""
    return find_copies([report("a", left, "2031-04-14", **more), report("b", right, "2031-04-15")])


def said(copied: Copied, left: str, right: str) -> tuple[str, str]:
    """The passage on both sides."""
    return left[copied.left_start : copied.left_end], right[copied.right_start : copied.right_end]


def test_sentences_in_another_order_are_passages_each() -> None:
    """A reordered copy is a whole copy, its sentences found where they stand; other sentences in that order are none."""
    left, right = " ".join(STORY), " ".join((THIRD, FIRST, FOURTH, SECOND))
    found = between(left, right)
    assert {c.kind for c in found} == {"whole_copy"}
    passages = [said(c, left, right) for c in found]
    for sentence in STORY:
        assert any(all(side.startswith(sentence.rstrip(".")) for side in p) for p in passages), sentence
    assert between(left, " ".join(reversed(BRIDGE))) == []


def test_a_copy_cut_to_one_paragraph_is_a_whole_copy() -> None:
    """What is short and stands all in the longer is a copy of it."""
    (copied,) = between(" ".join((*BRIDGE, *STORY)), SECOND)
    assert (copied.kind, copied.share) == ("whole_copy", 1.0)


def test_one_page_of_two_reports_is_a_copy_of_both() -> None:
    """A spliced page shares a passage with each of its sources, which share none."""
    wire, council = " ".join(STORY), " ".join(BRIDGE)
    page = f"{BRIDGE[0]} {FIRST} {SECOND} {BRIDGE[1]}"
    reports = [report("a", wire), report("b", council), report("p", page, "2031-04-20")]
    pairs = {(c.left, c.right) for c in find_copies(reports)}
    assert pairs == {(reports[0].id, reports[2].id), (reports[1].id, reports[2].id)}


def test_respelled_names_do_not_hide_a_copy() -> None:
    """Accents, another transliteration and a changed name stand inside the passage; other people's names are no copy."""
    left = "Captain Qasim Hadithi of the Orven police told the council that Yusuf Dhallal and his two sons had left by the north gate at dusk."
    right = left.replace("Qasim Hadithi", "Kassem Ḥadīthī").replace("Yusuf Dhallal", "Youssef Thalal")
    (copied,) = between(left, right)
    assert said(copied, left, right)[1].endswith("at dusk")
    assert "Thalal" in said(copied, left, right)[1]
    other = "Sergeant Mira Quell of the Tamsey militia told a reporter that Anso Dree and her three nieces had come by the south road at dawn."
    assert between(left, other) == []


def test_a_changed_number_is_inside_the_passage_and_numbers_alone_are_none() -> None:
    """An updated toll is copied text; two tables of other figures are not, though their shape is one."""
    left = f"{FIRST} Eleven people died, 24 were hurt, and 300 sacks of barley were lost in the fire."
    right = left.replace("Eleven", "Fourteen").replace("24", "31")
    (copied,) = between(left, right)
    assert "Fourteen people died, 31 were hurt" in said(copied, left, right)[1]
    one = "from 206 in 1995 to 62 in 2001 and 17 in 2003 and from 41 in 1994 to 9 in 1999 and 3 in 2002"
    other = "from 18 in 1985 to 88 in 1991 and 90 in 1993 and from 7 in 1984 to 11 in 1989 and 2 in 1990"
    assert between(f"{FIRST} Barley rose {one}.", f"{BRIDGE[0]} Punts rose {other}.") == []


def test_a_name_with_its_offices_is_no_copy() -> None:
    """However long a title is; one sentence about its holder is copied where it goes on."""
    title = "General Orsen Tamley, chairman of the council of chiefs of staff of the forces of Marrow"
    assert between(f"{FIRST} {title} spoke.", f"{BRIDGE[0]} {title} kept silent.") == []
    longer = f"{title} was seen to leave the harbour by night in a grey launch with both of his aides"
    assert between(f"{FIRST} {longer}.", f"{BRIDGE[0]} {longer}.") != []


def test_a_dateline_and_an_editors_brackets_are_no_copy() -> None:
    """Two messages of one agency from one town on one day begin alike; what follows decides."""
    head = "PORT ORVEN (MARROW), 14 APR 31 (RADIO OF THE FREE MARROW HILLS) -- [COMMUNIQUE] [GENERAL COMMAND OF THE HILL PEOPLE'S UNITED COUNCILS] [TEXT] "
    assert between(head + FIRST, head + BRIDGE[0]) == []
    (copied,) = between(head + FIRST, head.replace("14 APR", "16 APR") + FIRST)
    assert said(copied, head + FIRST, head + FIRST)[0] == FIRST.rstrip(".")


def test_a_quotation_is_told_from_what_is_written_around_it() -> None:
    """The same statement in two reports of their own is a quotation; with the sentences around it, a copy."""
    quote = "“We asked them twice to wait for us at the mill and twice they fired over our heads instead of answering”"
    (copied,) = between(
        f"{FIRST} {quote}, the mayor said.", f"{quote} is how a mayor put it to the council. {BRIDGE[0]}"
    )
    assert copied.kind == "same_quotation"
    assert near_copies([copied]) == []
    kinds = {
        c.kind
        for c in between(
            f"{BRIDGE[1]} {FIRST} {quote}, the mayor said. {BRIDGE[2]}",
            f"{FIRST} {quote}, the mayor said. {FOURTH} {THIRD}",
        )
    }
    assert kinds == {"shared_passage"}


def test_a_statement_reported_and_quoted_is_a_quotation() -> None:
    """One report has the words in quotation marks, the other says them without: a statement, no reporting."""
    words = "the escort left the convoy at the quarry although its radio worked and its tanks were full"
    (copied,) = between(f"{FIRST} “And then {words}”, a driver said.", f"{BRIDGE[0]} A driver complained that {words}.")
    assert copied.kind == "same_quotation"


def test_headlines_of_other_stories_at_the_end_are_no_copy() -> None:
    """A list of links that no aside marks; a last paragraph of sentences is copied."""
    links = "Related stories Ferry fares double overnight Council closes crossing Barley price hits record high Punt races cancelled again Share Print Mail"
    assert between(f"{FIRST} {SECOND} {links}", f"{BRIDGE[0]} {BRIDGE[1]} {links}") == []
    (copied,) = between(f"{FIRST} {SECOND} {THIRD} {links}", f"{BRIDGE[0]} {BRIDGE[1]} {THIRD} {links}")
    assert said(copied, f"{FIRST} {SECOND} {THIRD} {links}", "")[0] == THIRD.rstrip(".")


def test_the_foot_of_an_outlet_is_no_copy() -> None:
    """What ends many of its reports and nothing else in them; what ends only two may be copied."""
    foot = (
        "The Lantern Courier is paid for by the people who read it and belongs to nobody else in the whole of Marrow."
    )
    texts = [FIRST, THIRD, FOURTH, BRIDGE[0], BRIDGE[1]]
    assert find_copies([report(f"r{n}", f"{t} {foot}") for n, t in enumerate(texts)]) == []
    assert len(find_copies([report(f"r{n}", f"{t} {foot}") for n, t in enumerate(texts[:2])])) == 1


def test_reprints_of_one_text_are_near_copies_of_one_another() -> None:
    """Three papers with the same words: each pair is named, and each is a near copy of what is one of the first."""
    texts = [" ".join(STORY)] * 3 + [f"{' '.join(STORY[:3])} {BRIDGE[0]}"]
    reports = [report(f"r{n}", t, f"2031-04-{10 + n}") for n, t in enumerate(texts)]
    assert len(near_copies(find_copies(reports))) == 6


def test_wording_leaves_out_what_is_nobodys_reporting() -> None:
    """Datelines of several agencies' forms are dropped; a sentence with a dash is kept."""
    for head in (
        "KABUL (Lantern Wire) - ",
        "ORVEN, Jan. 28 — ",
        "PORT TAMSEY, Marrow -- ",
        "Orven, 28 January 2031 (LW) – ",
    ):
        assert Wording(report("a", head + "Farmers fled.")).words == ["farmers", "fled"], head
    kept = "The attack - the third within a week - killed nobody."
    assert Wording(report("a", kept)).words[:3] == ["the", "attack", "the"]


WORDS = [
    f"{a}{b}"
    for a in ("bar", "dor", "kel", "lim", "mar", "nor", "pel", "qua")
    for b in ("an", "esh", "ilo", "ova", "um")
]


def text_of(seed: int, number: int) -> str:
    """Made-up words in sentences."""
    dice = random.Random(seed)
    return " ".join(dice.choice(WORDS) + (str(seed) + "." if n % 9 == 8 else str(seed)) for n in range(number))


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 999), st.integers(1000, 1999), st.integers(0, 60), st.integers(20, 60))
def test_a_passage_put_into_another_text_is_found(one: int, other: int, at: int, length: int) -> None:
    """Wherever it is put, the span on both sides is the passage, give or take an edge word."""
    source = text_of(one, 120)
    passage = " ".join(source.split()[at : at + length])
    around = text_of(other, 80).split()
    page = " ".join([*around[:40], passage, *around[40:]])
    found = between(source, page)
    assert len(found) == 1
    assert said(found[0], source, page) == (passage.rstrip("."), passage.rstrip("."))


def turned(copied: Copied) -> tuple[object, ...]:
    """What a passage says with its sides exchanged."""
    return (
        copied.right_start,
        copied.right_end,
        copied.left_start,
        copied.left_end,
        copied.kind,
        copied.words,
        copied.edited,
    )


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10**6), st.sampled_from([0.0, 0.1, 0.3, 0.5]))
def test_which_report_is_the_earlier_changes_no_span(seed: int, share: float) -> None:
    """With the days exchanged the passages are the same, seen from the other side, and every span lies in its text."""
    dice = random.Random(seed)
    left = " ".join(dice.sample([*STORY, *BRIDGE], 5))
    right = " ".join(
        w if dice.random() >= share else f"x{dice.randrange(99)}q"
        for w in " ".join(dice.sample([*STORY, *BRIDGE], 4)).split()
    )

    def found(first: str, second: str) -> list[Copied]:
        return find_copies([_dated("l", left, first), _dated("r", right, second)])

    there, back = found("2031-04-01", "2031-04-02"), found("2031-04-02", "2031-04-01")
    assert sorted(map(repr, map(turned, back))) == sorted(repr(_straight(c)) for c in there)
    for copied in there:
        assert 0 <= copied.left_start < copied.left_end <= len(left)
        assert 0 <= copied.right_start < copied.right_end <= len(right)


def _dated(name: str, text: str, day: str) -> Report:
    return report(name, text, day)


def _straight(copied: Copied) -> tuple[object, ...]:
    return (
        copied.left_start,
        copied.left_end,
        copied.right_start,
        copied.right_end,
        copied.kind,
        copied.words,
        copied.edited,
    )


def test_a_long_quotation_opens_anew_with_each_paragraph() -> None:
    """Only its last paragraph closes it; what is said between two quotations is not in one."""
    text = 'He said, "We waited.\n\n"Then we left. Nobody came," and "that is all", and went.'
    assert [text[a:b] for a, b in quoted_spans(text)] == [
        '"We waited.\n\n',
        '"Then we left. Nobody came,"',
        '"that is all"',
    ]

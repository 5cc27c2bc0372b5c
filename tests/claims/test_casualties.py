"""Casualty claims of single sentences: hits and near misses side by side.

A row's expectation is a set of (outcome, low, high); ``VAGUE`` stands for words without a number of their own.
"""

from __future__ import annotations

import pytest

from accounted.claims.english.casualties import Found, find_casualties
from accounted.claims.english.covers import judge_covers, mark_superseded
from accounted.claims.english.document import parse, segment
from accounted.claims.english.triggers import find_triggers
from accounted.claims.english.triggers.lexicon import GATE, words_of_the_lexicon
from accounted.model import Report

VAGUE = (None, None)


def found_in(text: str, published: str | None = "2021-05-10") -> list[Found]:
    document = segment(Report(item="i", version="v", text=text, published=published))
    parse(document.sentences)
    found, _ = find_casualties(document, lambda name: name in {"Mosul", "Garowe"})
    speakers = [None] * len(found)
    mark_superseded(found, speakers)
    return found


def said(text: str) -> set[tuple[str, int | None, int | None]]:
    return {(f.outcome, f.count.low, f.count.high) for f in found_in(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # passive, active, participle, nominal
        ("Twelve farmers were killed near the canal.", {("killed", 12, 12)}),
        ("The blast killed twelve farmers near the canal.", {("killed", 12, 12)}),
        ("A shell hit the queue, killing twelve farmers.", {("killed", 12, 12)}),
        ("Twelve farmers died when the wall fell on them.", {("killed", 12, 12)}),
        ("The raid left 12 dead.", {("killed", 12, 12)}),
        ("The raid left 12 villagers dead and nine injured.", {("killed", 12, 12), ("injured", 9, 9)}),
        ("The death toll stands at 12.", {("killed", 12, 12)}),
        ("Officials put the dead at 12 and the wounded at 30.", {("killed", 12, 12), ("injured", 30, 30)}),
        ("The number of people killed in the market now stands at 26.", {("killed", 26, 26)}),
        ("Twelve deaths were confirmed by the clinic.", {("killed", 12, 12)}),
        ("The bodies of four men were pulled from the well.", {("killed", 4, 4)}),
        ("Seven martyrs were carried to the mosque.", {("killed", 7, 7)}),
        ("The shelling cost at least 30 lives.", {("killed", 30, None)}),
        # bounds
        ("At least ten people were killed.", {("killed", 10, None)}),
        ("More than 70 people were injured.", {("injured", 71, None)}),
        ("Up to 35 people were injured.", {("injured", None, 35)}),
        ("Between 30 and 40 people were killed.", {("killed", 30, 40)}),
        ("Fifty people at least lost their lives.", {("killed", 50, None)}),
        ("Fifteen soldiers or more died.", {("killed", 15, None)}),
        ("The toll has passed 30.", {("killed", 31, None)}),
        ("Dozens were killed.", {("killed", *VAGUE)}),
        ("No one was hurt.", {("injured", 0, 0)}),
        ("No civilians were killed.", {("killed", 0, 0)}),
        # sums
        ("A man and his two sons were killed.", {("killed", 1, 1), ("killed", 2, 2), ("killed", 3, 3)}),
        ("Four nurses and one driver died in the shelling.", {("killed", 4, 4), ("killed", 1, 1), ("killed", 5, 5)}),
        # parts
        ("Eleven people were killed, ten of them police.", {("killed", 11, 11), ("killed", 10, 10)}),
        ("Nine people were killed, including the mayor.", {("killed", 9, 9)}),
        ("Nine people were killed, including four children.", {("killed", 9, 9), ("killed", 4, 4)}),
        (
            "Fourteen people died. Eleven of the dead were herders and three were soldiers.",
            {("killed", 14, 14), ("killed", 11, 11), ("killed", 3, 3)},
        ),
        ("Twenty people died: twelve women and eight men.", {("killed", 20, 20), ("killed", 12, 12), ("killed", 8, 8)}),
        # older figures
        ("The toll rose to 31, up from 22 on Sunday.", {("killed", 31, 31), ("killed", 22, 22)}),
        # killed or injured, missing, detained, displaced
        ("More than 18 officers were dead or hurt.", {("killed_or_injured", 19, None)}),
        ("The attack caused 137 casualties.", {("killed_or_injured", 137, 137)}),
        ("Three fishermen are missing.", {("missing", 3, 3)}),
        ("Thirty people are unaccounted for.", {("missing", 30, 30)}),
        ("Soldiers arrested six men.", {("detained", 6, 6)}),
        ("Some 60 people fled their homes.", {("displaced", 60, 60)}),
        # ellipsis
        ("62 soldiers were killed and 100 wounded.", {("killed", 62, 62), ("injured", 100, 100)}),
        ("Two policemen killed, five wounded in ambush", {("killed", 2, 2), ("injured", 5, 5)}),
        # not counts of the dead
        ("A 34-year-old teacher was shot dead 12 km from the town.", {("killed", 1, 1)}),
        ("Two dozen houses were destroyed and nobody was killed.", {("killed", 0, 0)}),
        ("The gunmen fled on three motorcycles.", set()),
        ("Ten teachers attended the funeral of the dead.", set()),
        ("The minister is dead set against the plan of 12 deputies.", set()),
    ],
)
def test_counts_are_tied_to_their_outcome(text: str, expected: set[tuple[str, int | None, int | None]]) -> None:
    """Each number goes to the outcome that its sentence gives it, and to no other."""
    assert {x for x in said(text) if x[1:] != VAGUE or ("killed", *VAGUE) in expected} == expected


def test_wounded_are_not_added_to_killed() -> None:
    """A killed and a wounded count stay two claims, not one of 42."""
    assert said("12 killed and 30 wounded in the market") == {("killed", 12, 12), ("injured", 30, 30)}


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Since 2014 the war has killed more than 10,000 people.", "background"),
        ("In the past three months 40 people have been killed in the valley.", "background"),
        ("Six people were killed in a similar attack.", "another_incident"),
        ("The bomb went off a day after five officers were killed at a bridge.", "another_incident"),
        ("Two attacks in two days left nine people dead across the province.", "several_incidents"),
        ("Six people were killed on Sunday when a shell hit the bakery.", "this_incident"),
        ("Six people who had come since morning were killed at the bakery.", "this_incident"),
    ],
)
def test_scope_follows_the_words_of_the_clause(text: str, scope: str) -> None:
    """A war's total, another attack's and the day's own stand apart."""
    assert {f.scope for f in found_in(text)} == {scope}


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The offensive could kill thousands of civilians.", "hypothetical"),
        ("If the dam breaks, 300 people will die.", "hypothetical"),
        ("The gunmen threatened to kill 20 hostages.", "hypothetical"),
        ("Twenty people are feared dead.", "claimed"),
        ("Twenty people are known to have died.", None),
        ("The strike did not kill 20 people.", "denied"),
        ("Twenty people were killed.", None),
    ],
)
def test_stance_of_the_claims_own_words(text: str, stance: str | None) -> None:
    """A fear, a threat and a fact differ."""
    assert {f.stance for f in found_in(text)} == {stance}


def covers_of(text: str) -> dict[int | None, str]:
    found = found_in(text)
    return {f.count.low: c for f, (c, _) in zip(found, judge_covers(found, [None] * len(found)), strict=True)}


def test_one_hospitals_count_is_a_part() -> None:
    """What a hospital received is a floor, never the incident's total."""
    assert covers_of("The clinic's doctors received 29 bodies.") == {29: "part"}
    assert covers_of("The shelling left 29 people dead.") == {29: "whole"}


def test_the_officers_are_a_part_beside_a_wider_count() -> None:
    """ "The six officers" are known from before; "six officers" alone are all that the report tells of."""
    assert covers_of("Nine people were killed. The strike killed the six police officers.")[6] == "part"
    assert covers_of("The strike killed six police officers.") == {6: "whole"}


def test_a_sum_is_the_whole_and_its_summands_are_parts() -> None:
    """Eleven from ten and one."""
    assert covers_of("Ten guards and one clerk were killed.") == {10: "part", 1: "part", 11: "whole"}


def test_the_older_of_two_figures_is_marked() -> None:
    """ "Up from 22": the 22 is kept as a claim, superseded."""
    found = found_in("The death toll rose to 31, up from 22.")

    assert {(f.count.low, f.superseded) for f in found} == {(31, False), (22, True)}


def test_members_are_told_and_not_added() -> None:
    """People said to be among the counted are listed with the count and make no further dead."""
    (claim,) = found_in("The blast wounded 20 others, including guards, the mayor and the town's police chief.")

    assert claim.count.low == 20
    assert [g.words for g in claim.includes] == ["guards", "mayor", "town's police chief"]


def test_a_place_is_no_person() -> None:
    """The name of a town after a word of killing is not its victim."""
    assert not [f for f in found_in("The assassination of Mosul is a film.") if f.persons]
    assert [f.persons for f in found_in("Gunmen assassinated Hamid Torabi.")] == [("Hamid Torabi",)]


def test_everything_the_lexicon_knows_passes_the_gate() -> None:
    """The cheap test that spares parsing must let every outcome word through."""
    for word in words_of_the_lexicon() - {"remain"}:  # a lemma: the text has "remains"
        assert GATE.search(f"the {word} of it"), word


def test_capitals_are_read_like_print() -> None:
    """Old wires wrote capitals; offsets stay those of the text."""
    text = "THREE PEASANTS WERE KILLED AND SEVEN OTHERS WERE WOUNDED."
    found = found_in(text)

    assert {(f.outcome, f.count.low) for f in found} == {("killed", 3), ("injured", 7)}
    assert next(text[f.start : f.end] for f in found) == "THREE PEASANTS WERE KILLED"


def test_no_trigger_in_peaceful_words() -> None:
    """Bodies of water and bodies of law are no bodies, tolls on roads no tolls."""
    document = segment(Report(item="i", version="v", text="The road toll is five dollars."))
    parse(document.sentences)

    assert find_triggers(document.sentences[0].doc) == []


def test_a_speaker_behind_a_number_is_no_victim() -> None:
    """ "… injuring 15, the governor, Ana Ruiz, said" counts fifteen and not sixteen."""
    assert said("A shell hit the bus, killing six people and injuring 15, the governor, Ana Ruiz, said.") == {
        ("killed", 6, 6),
        ("injured", 15, 15),
    }


def test_a_question_holds_no_count() -> None:
    """ "How many were hurt" says that nobody knows; "many were hurt" is a claim."""
    assert said("They did not say how many people had been wounded.") == set()
    assert said("Many people had been wounded.") == {("injured", *VAGUE)}


def test_the_name_behind_a_described_person_is_kept_with_the_claim() -> None:
    """It has to be known as a name, or no page could withhold it."""
    (claim,) = found_in("The wanted man, Karim Said al-Adib, was arrested in his house.")

    assert claim.persons == ("Karim Said al-Adib",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nine rebels were killed and not a single villager.", {("killed", 9, 9), ("killed", 0, 0)}),
        ("The shelling wounded nine guards but no passers-by, no nurses.", {("injured", 9, 9)}),
        ("The shelling wounded nine guards but no nurses.", {("injured", 9, 9), ("injured", 0, 0)}),
        ("“Nine rebels died, but not one civilian,” he said.", {("killed", 9, 9), ("killed", 0, 0)}),
        # near misses: a verb of its own, a thing, a joint that is none
        ("Nine rebels were killed and no villager was hurt.", {("killed", 9, 9), ("injured", 0, 0)}),
        ("Nine rebels were killed and no villager dared to leave.", {("killed", 9, 9)}),
        ("Nine rebels were killed and not a single house was left.", {("killed", 9, 9)}),
        ("Nine rebels were killed, he said, in a place with no villagers.", {("killed", 9, 9)}),
    ],
)
def test_nobody_of_another_group_shares_the_outcome(text: str, expected: set[tuple[str, int, int]]) -> None:
    """ "And not a single villager" without a verb says that none of them had the outcome told just before."""
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Seven of the dead were farmers and two were guards who had run to the gate.",
            {("killed", 7, 7, "farmers"), ("killed", 2, 2, "guards")},
        ),
        (
            "Seven of the dead were farmers, two soldiers and one a teacher.",
            {("killed", 7, 7, "farmers"), ("killed", 2, 2, "soldiers"), ("killed", 1, 1, "teacher")},
        ),
        (
            "Seven of the wounded were children and two were nurses.",
            {("injured", 7, 7, "children"), ("injured", 2, 2, "nurses")},
        ),
        # near misses: told of them alone
        (
            "Seven of the dead were farmers and three were wounded.",
            {("killed", 7, 7, "farmers"), ("injured", 3, 3, "")},
        ),
        ("Seven of the dead were farmers and two soldiers in uniform stood by.", {("killed", 7, 7, "farmers")}),
        (
            "Seven of the dead were farmers and two soldiers were hurt.",
            {("killed", 7, 7, "farmers"), ("injured", 2, 2, "soldiers")},
        ),
        ("Seven of the dead were farmers and two were late.", {("killed", 7, 7, "farmers")}),
    ],
)
def test_a_list_of_parts_goes_on(text: str, expected: set[tuple[str, int, int, str]]) -> None:
    """After "seven of the dead were farmers", "two were guards" is a part of the same dead."""
    found = found_in(text)
    assert {(f.outcome, f.count.low, f.count.high, f.group.words) for f in found} == expected
    assert all(f.part for f in found if f.outcome == found[0].outcome)


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Government army soldier 83 is killed in air raid of coalition.", [83]),
        ("Civilian 45 was reported dead by the clinic.", [45]),
        ("Suspect 12 was killed near the mill.", [1]),
        ("Police officer 14 was killed near the mill.", [1]),
        ("A soldier 12 metres away was killed.", [1]),
    ],
)
def test_a_number_behind_a_bare_noun_counts_and_one_that_names_does_not(text: str, counts: list[int]) -> None:
    """Machine translation puts numbers behind; suspects are told apart by them."""
    assert [low for outcome, low, _ in said(text) if outcome == "killed"] == counts


@pytest.mark.parametrize(
    "text",
    [
        "Maria Kessler, who heads the charity here, wrote of scores of dead and even more injured.",
        "The mayor told of twenty dead and even more hurt.",
        "Maria Kessler spoke of dozens of dead and many more wounded.",
    ],
)
def test_who_writes_or_tells_of_the_dead_is_none_of_them(text: str) -> None:
    """A verb of speech does nothing to its subject."""
    assert not any(low == 1 for _, low, _ in said(text))


@pytest.mark.parametrize("text", ["He was declared dead at the clinic.", "The mayor said he was wounded."])
def test_who_is_declared_dead_or_says_so_of_himself_is(text: str) -> None:
    """In the passive, and in a clause of its own."""
    assert [low for _, low, _ in said(text)] == [1]

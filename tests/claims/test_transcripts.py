"""Whose turn it is in a transcript, and whose word a printed statement is."""

from __future__ import annotations

from itertools import pairwise

import pytest
from test_speakers import behind, names, read

BRIEFING = """Transcript of the evening briefing

General Oumar Sissoko, who speaks for the northern force, took questions by video on Tuesday.

REPORTER: Witnesses say that eleven herders died at the well. Is that your figure?

GEN. SISSOKO: No. Four fighters were killed, and we have their weapons.

We counted twice. Two more bodies lie on the far bank.

REPORTER: A station in the capital has said that thirty children were killed.

GEN. SISSOKO: That is simply not true. Not one child was there.

REPORTER: The governor told us that five houses burned and two women died.

GEN. SISSOKO: I would have to ask him.
"""


def test_a_labelled_turn_is_the_speech_of_the_person_of_that_label() -> None:
    """The surname in capitals is the person introduced, with the role that the text gives."""
    said = behind(BRIEFING, "Four fighters were killed")
    assert names(said) == ["Oumar Sissoko"]
    assert said.chain[0].kind == "person"
    assert said.stance == "asserted"
    assert names(behind(BRIEFING, "Not one child was there")) == ["Oumar Sissoko"]


def test_an_answer_goes_on_over_paragraphs_to_the_next_label() -> None:
    """Nobody else takes over between two labels of a pure transcript."""
    assert names(behind(BRIEFING, "Two more bodies lie on the far bank")) == ["Oumar Sissoko"]


def test_a_question_keeps_the_speakers_that_it_names() -> None:
    """What a reporter puts as said by others is theirs."""
    assert names(behind(BRIEFING, "eleven herders died")) == ["Witnesses"]
    assert names(behind(BRIEFING, "two women died")) == ["governor"]


def test_what_an_answer_calls_false_is_denied_and_the_rest_is_not() -> None:
    """Only the statement that the answer points at."""
    said = behind(BRIEFING, "thirty children were killed")
    assert (names(said), said.stance) == (["station in the capital"], "denied")
    assert behind(BRIEFING, "two women died").stance == "asserted"
    assert behind(BRIEFING, "eleven herders died").stance == "asserted"


def test_a_question_states_nothing_of_its_own() -> None:
    """Nobody is named, and the outlet only asks."""
    text = BRIEFING.replace("Witnesses say that eleven herders died at the well.", "Eleven herders died at the well.")
    said = behind(text, "Eleven herders died")
    assert (names(said), said.stance) == ([], "claimed")


INTERVIEW = """'We heard it twice': a teacher on the night of the raid

Mariam Keita, 38, teaches at the only school of Diré. We met her on Friday.

Q: What did you hear?

A: Two bangs, far apart. My neighbour was killed at his door, and nine people were taken away.

Q: Did anyone count the dead?

A: The imam told me that six people had been buried by noon.

Keita said that she would not go back. She had counted fourteen empty houses.
"""


def test_an_answer_is_the_interviewees() -> None:
    """ "A:" is the one person whom the text introduces before the first question."""
    assert names(behind(INTERVIEW, "My neighbour was killed")) == ["Mariam Keita"]


def test_what_an_answer_passes_on_names_both() -> None:
    """The nearest first: the imam, through the interviewee."""
    assert names(behind(INTERVIEW, "six people had been buried")) == ["imam", "Mariam Keita"]


def test_the_outlet_takes_over_behind_an_answer() -> None:
    """A paragraph that speaks of the interviewee from outside is no part of the answer."""
    said = behind(INTERVIEW, "counted fourteen empty houses")
    assert "imam" not in names(said)


def test_two_people_introduced_leave_the_answer_unresolved() -> None:
    """Not guessed between, and a problem says so."""
    text = (
        "Mayor Idriss Toure and Colonel Ali Maiga were both at the bridge on Sunday.\n\nQ: How many died?\n\n"
        "A: Three men died on the bridge.\n\nQ: Are you sure?\n\nA: I am."
    )
    said = behind(text, "Three men died")
    assert [s.kind for s in said.chain] == ["unresolved"]
    assert said.problems


def test_a_role_for_a_label_is_the_person_of_that_role() -> None:
    """ "MAYOR:" where one mayor is named."""
    text = (
        "The mayor, Idriss Toure, answered reporters at the town hall.\n\nQUESTION: How many?\n\n"
        "MAYOR: Seven people were killed in the market.\n\nQUESTION: And hurt?\n\nMAYOR: Nobody was hurt."
    )
    assert names(behind(text, "Seven people were killed")) == ["Idriss Toure"]


def test_labels_in_brackets_are_turns_and_editors_marks_are_not() -> None:
    """As monitoring services write them."""
    text = (
        "NOOR, 4 MAR 91 (RADIO NOOR) -- [INTERVIEW WITH COLONEL SAMIR HADDAD BY UNIDENTIFIED REPORTER] [TEXT]\n\n"
        "[REPORTER] Colonel, how many soldiers died?\n\n[HADDAD] Five soldiers died at the bridge, "
        "[WORDS INDISTINCT] and two were wounded.\n\n[REPORTER] And the rebels?\n\n[HADDAD] We do not know."
    )
    assert names(behind(text, "Five soldiers died"))[0] == "Samir Haddad"
    assert names(behind(text, "two were wounded"))[0] == "Samir Haddad"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("NOTE: the names were changed.\n\nPHOTO: nine people died here in May.", "nine people died"),
        ("KABUL: Nine people died in a blast.\n\nHERAT: Two people were hurt.", "Nine people died"),
        ("What we know: nine people died.\n\nWhat we do not know: who fired.", "nine people died"),
        ("09:40: Nine people were killed at the gate.\n\n10:15: The road is open.", "Nine people were killed"),
    ],
)
def test_lines_with_a_colon_are_no_transcript(text: str, words: str) -> None:
    """Notes, places and times open no turn."""
    assert names(behind(text, words)) == []


STATEMENT = """A word on the night at Diré

Hamidou Sow, who leads the Free Valley Movement, has issued the following statement.

The soldiers came with the dark. They killed nine of our people and took four.

We ask the elders of the valley to keep the peace. Had we wished it, a hundred soldiers would have died.
"""


def test_a_statement_that_follows_is_the_issuers() -> None:
    """Not the voice of the outlet that prints it."""
    said = behind(STATEMENT, "killed nine of our people", outlet="Valley Post")
    assert names(said) == ["Hamidou Sow"]
    assert said.chain[0].kind == "person"


def test_a_statement_ends_where_the_article_goes_on() -> None:
    """A paragraph that tells of the issuer is the outlet's."""
    text = STATEMENT + "\nSow said nothing of the wounded. Twelve people died there last week."
    assert names(behind(text, "killed nine of our people")) == ["Hamidou Sow"]
    assert names(behind(text, "Twelve people died")) == []


def test_a_statement_under_a_heading_needs_the_first_person() -> None:
    """The near miss is news about a statement."""
    own = "Statement by the Free Valley Movement on the raid\n\nOur fighters killed six soldiers. We lost two."
    news = "Statement by the Free Valley Movement on the raid\n\nSix soldiers were killed, the Movement said. Two boys died."
    assert names(behind(own, "killed six soldiers")) == ["Free Valley Movement"]
    assert names(behind(news, "Two boys died")) == []


def test_a_party_that_publishes_itself_has_the_reports_own_voice() -> None:
    """The outlet is the party: nothing stands before it."""
    own = "Statement by the Ward Doctors on the raid\n\nOur teams received six bodies. We treated two people."
    assert names(behind(own, "received six bodies", outlet="Ward Doctors")) == []
    assert names(behind(own, "received six bodies", outlet="Valley Post")) == ["Ward Doctors"]


def test_an_article_that_mentions_a_statement_is_no_statement() -> None:
    """ "issued a statement" speaks for its own sentence."""
    text = "The Free Valley Movement issued a statement on Monday. Six people were killed in the valley."
    assert names(behind(text, "Six people were killed")) == []


def test_a_tagged_communique_is_its_issuers() -> None:
    """The tag holds the party."""
    text = "NOOR, 4 MAR 91 -- [COMMUNIQUE] [EASTERN FRONT GENERAL COMMAND] [TEXT] WE KILLED SIX SOLDIERS AT THE BRIDGE."
    assert names(behind(text, "KILLED SIX SOLDIERS")) == ["Eastern Front General Command"]


RECORDING = (
    "NOOR, 4 MAR 91 (RADIO NOOR) -- [REPORT] [LEILA MANSOUR] [TEXT] COLONEL SAMIR HADDAD, COMMANDER OF THE NOOR GARRISON, VISITED "
    "THE BRIDGE TODAY.  A GUARD WAS KILLED THERE ON FRIDAY.\n\n   [BEGIN RECORDING] [HADDAD] THE VFM [VALLEY FREEDOM MOVEMENT] KILLED "
    "FOUR OF MY MEN.\n\n   WE BURIED THREE MORE FARMERS. [END RECORDING]\n\n   NINE TRUCKS LEFT LATER.  TWO DRIVERS WERE WOUNDED.\n"
)


@pytest.mark.parametrize(
    ("words", "want"),
    [
        ("A GUARD WAS KILLED", []),
        ("FOUR OF MY MEN", ["Samir Haddad"]),
        ("THREE MORE FARMERS", ["Samir Haddad"]),
        ("TWO DRIVERS WERE WOUNDED", []),
    ],
)
def test_a_monitored_recording_is_its_speakers_until_it_ends(words: str, want: list[str]) -> None:
    """One label is enough; the reporter's own text and what stands behind the end are not the speaker's."""
    assert names(behind(RECORDING, words)) == want


def test_a_recording_may_be_named_in_the_tag_that_begins_it() -> None:
    """ "[BEGIN HADDAD RECORDING]", and a label that tells a post."""
    one = RECORDING.replace("[BEGIN RECORDING] [HADDAD]", "[BEGIN HADDAD RECORDING]")
    two = RECORDING.replace("[HADDAD]", "[TARIQ, MEMBER OF THE VALLEY COUNCIL]")
    assert names(behind(one, "FOUR OF MY MEN")) == ["Samir Haddad"]
    assert names(behind(two, "FOUR OF MY MEN")) == ["Tariq"]


def test_a_monitored_reporter_states_what_is_no_question() -> None:
    """What stands in a question is held at arm's length; the sentence before it is the reporter's word."""
    text = (
        "NOOR, 4 MAR 91 (RADIO NOOR) -- [INTERVIEW WITH SAMIR HADDAD BY UNIDENTIFIED REPORTER] [TEXT] [REPORTER] SIX MINERS WERE "
        "KILLED HERE ON MONDAY.  WERE NINE SOLDIERS KILLED TOO?\n\n   [HADDAD] NOBODY KNOWS.\n"
    )
    stated, asked = behind(text, "SIX MINERS WERE"), behind(text, "NINE SOLDIERS KILLED")
    assert (names(stated), stated.stance) == (["reporter"], "asserted")
    assert (names(asked), asked.stance) == (["reporter"], "claimed")


@pytest.mark.parametrize("kind", ["COMMUNIQUE", "REPORT", "COMMENTARY"])
def test_a_party_behind_any_heading_speaks_for_itself(kind: str) -> None:
    """A movement that issues a "report" is no reporter; it is known by its short name too."""
    text = f"HIDDEN, 4 MAR 91 (RADIO NOOR) -- [{kind}] [GENERAL COMMAND OF THE TARBELA FRONT, TF] [TEXT] OUR MEN KILLED SIX SOLDIERS."
    (issuer,) = behind(text, "KILLED SIX SOLDIERS").chain
    assert (issuer.name, issuer.affiliation) == ("General Command of the Tarbela Front", "TF")


def test_a_reporter_named_behind_report_is_the_outlets_own_voice() -> None:
    """Near miss: a person there reads the news."""
    assert names(behind(RECORDING, "TWO DRIVERS WERE WOUNDED")) == []


def test_a_communique_in_capitals_follows_its_announcement() -> None:
    """Its numbered points are the issuer's."""
    text = (
        "NOOR, 4 MAR 91 (RADIO NOOR) -- TODAY THE EASTERN ZONE COMMAND DENIED THE REPORTS.  THE COMMAND ISSUED THE FOLLOWING OFFICIAL "
        "COMMUNIQUE:\n\n   1. ON 2 MARCH A PATROL WAS ATTACKED.\n\n   2. SIX REBELS WERE KILLED.\n"
    )
    assert names(behind(text, "SIX REBELS"))[0].lower().endswith("command")


def test_what_follows_a_colon_in_the_first_person_is_said() -> None:
    """Without quotation marks, in paragraphs of its own; the near miss tells of the speaker from outside."""
    own = "Aid chief condemns the raid\n\nSpeaking in the capital, Lena Orvat said:\n\nI am appalled by it.\n\nTen people died.\n"
    told = "Aid chief condemns the raid\n\nWhat Lena Orvat said:\n\nThe raid began at dawn.\n\nTen people died.\n"
    assert names(behind(own, "Ten people died")) == ["Lena Orvat"]
    assert names(behind(told, "Ten people died")) == []


def test_a_transcripts_turns_lie_inside_the_report() -> None:
    """Spans of turns never meet and never leave the text."""
    _, found = read(BRIEFING)
    spans = sorted(s.spans[0] for s in found.speeches if s.voice)
    assert spans
    assert all(0 <= a < b <= len(BRIEFING) for a, b in spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))

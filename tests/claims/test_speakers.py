"""Who stands behind a stretch of a report, and at what arm's length."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accounted.claims.english.document import Document, parse, segment
from accounted.claims.english.names import describe
from accounted.claims.english.speakers import Attributions, Said, attribute
from accounted.model import Aside, Report


def read(
    text: str, parsed: bool = True, asides: tuple[Aside, ...] = (), **known: object
) -> tuple[Document, Attributions]:
    report = Report(item="i", version="v", text=text, asides=asides, **known)  # type: ignore[arg-type]
    document = segment(report)
    if parsed:
        parse(document.sentences)
    return document, attribute(document)


def behind(text: str, words: str, **known: object) -> Said:
    _, found = read(text, **known)  # type: ignore[arg-type]
    at = text.index(words)
    return found.at(at, at + len(words))


def names(said: Said) -> list[str]:
    return [s.name for s in said.chain]


ONE = [
    ("The UN says at least 14 civilians were killed.", "14 civilians", ["UN"], "organisation", "asserted"),
    ("AFP said 14 died, citing two medics.", "14 died", ["two medics", "AFP"], "unnamed", "asserted"),
    ("14 killed in Noor market strike - activists", "14 killed", ["activists"], "unnamed", "asserted"),
    ("Officials said that six people were killed in the raid.", "six people", ["Officials"], "unnamed", "asserted"),
    (
        "Six people were killed in the raid, the governor said on Monday.",
        "Six people",
        ["governor"],
        "office",
        "asserted",
    ),
    (
        "Six shepherds were killed, said Karim Haddad, a doctor at the Noor hospital.",
        "Six shepherds",
        ["Karim Haddad"],
        "person",
        "asserted",
    ),
    ("According to the army, nine soldiers died in the ambush.", "nine soldiers", ["army"], "organisation", "asserted"),
    (
        "Nine soldiers died in the ambush, according to a statement by the Northern Command.",
        "Nine soldiers",
        ["Northern Command"],
        "organisation",
        "asserted",
    ),
    (
        "Nine herders died, according to the findings of two researchers of Delta Rights Watch.",
        "Nine herders",
        ["Delta Rights Watch"],
        "organisation",
        "asserted",
    ),
    (
        "Nine herders died, according to the findings of two farmers.",
        "Nine herders",
        ["two farmers"],
        "unnamed",
        "asserted",
    ),
    ("Ten people died according to the army.", "Ten people", ["army"], "organisation", "asserted"),
    (
        "A villager told AFP that four children had been hurt.",
        "four children",
        ["villager", "AFP"],
        "unnamed",
        "asserted",
    ),
    (
        "A villager told reporters that four children had been hurt.",
        "four children",
        ["villager"],
        "unnamed",
        "asserted",
    ),
    (
        "Reuters cited two officials as saying twelve people were dead.",
        "twelve people",
        ["two officials", "Reuters"],
        "unnamed",
        "asserted",
    ),
    (
        "Reuters news agency, citing hospital officials, said eleven had died.",
        "eleven",
        ["hospital officials", "Reuters"],
        "unnamed",
        "asserted",
    ),
    (
        "Citing hospital officials, Reuters said eleven had died.",
        "eleven",
        ["hospital officials", "Reuters"],
        "unnamed",
        "asserted",
    ),
    (
        "Xinhua quoted a police source as telling local TV that three were wounded.",
        "three",
        ["police source", "local TV", "Xinhua"],
        "unnamed",
        "asserted",
    ),
    (
        "A doctor was quoted by Xinhua as saying that nine people died.",
        "nine people",
        ["doctor", "Xinhua"],
        "unnamed",
        "asserted",
    ),
    (
        "AFP was told by residents that seven people were dead.",
        "seven people",
        ["residents", "AFP"],
        "unnamed",
        "asserted",
    ),
    (
        "The ministry said in a statement carried by SANA that seven soldiers were killed.",
        "seven soldiers",
        ["ministry", "SANA"],
        "organisation",
        "asserted",
    ),
    (
        "A statement from the Joint Command said its forces killed 15 militants.",
        "15 militants",
        ["Joint Command"],
        "organisation",
        "asserted",
    ),
    (
        "In a statement on Friday the Joint Command put the toll at 15.",
        "15",
        ["Joint Command"],
        "organisation",
        "asserted",
    ),
    ("The Red Crescent put the toll at 14.", "14", ["Red Crescent"], "organisation", "asserted"),
    (
        "The monitoring group documented 23 deaths in the village.",
        "23 deaths",
        ["monitoring group"],
        "organisation",
        "asserted",
    ),
    ("The ministry reported 12 dead and 30 wounded.", "30 wounded", ["ministry"], "organisation", "asserted"),
    ("By the elders' count, 30 people died.", "30 people", ["elders"], "unnamed", "asserted"),
    ("The toll given by the ministry was 12 dead.", "12 dead", ["ministry"], "organisation", "asserted"),
    ("Five dead in market blast: police", "Five dead", ["police"], "organisation", "asserted"),
    ("Police: five dead in market blast", "five dead", ["Police"], "organisation", "asserted"),
    ("Six killed in raid, says mayor", "Six killed", ["mayor"], "office", "asserted"),
    ("Six died (police).", "Six died", ["police"], "organisation", "asserted"),
    ("The army says its own count is 15 dead.", "15 dead", ["army"], "organisation", "asserted"),
    ("The rebels claimed they had killed 40 soldiers.", "40 soldiers", ["rebels"], "organisation", "claimed"),
    ("The army denied that ten civilians had been killed.", "ten civilians", ["army"], "organisation", "denied"),
    ("The army admitted killing three people by mistake.", "three people", ["army"], "organisation", "conceded"),
    (
        "The ministry could not confirm that six people died.",
        "six people",
        ["ministry"],
        "organisation",
        "could_not_confirm",
    ),
    ("Six men, the mayor believes, died in the orchard.", "Six men", ["mayor"], "office", "claimed"),
    (
        "The ministry withdrew its claim that 40 people had died.",
        "40 people",
        ["ministry"],
        "organisation",
        "retracted",
    ),
    (
        "Bombs fell twice, the charity said, and nine people were hurt.",
        "nine people",
        ["charity"],
        "organisation",
        "asserted",
    ),
    ("Witnesses said six were killed and that 20 were hurt.", "20", ["Witnesses"], "unnamed", "asserted"),
    (
        "The general said that the police had reported ten dead.",
        "ten dead",
        ["police", "general"],
        "organisation",
        "asserted",
    ),
    (
        "Five people were killed and nine hurt, a medic and two witnesses told Reuters.",
        "nine hurt",
        ["medic and two witnesses", "Reuters"],
        "unnamed",
        "asserted",
    ),
]


@pytest.mark.parametrize(("text", "words", "chain", "kind", "stance"), ONE)
def test_names_who_says_it_nearest_first(text: str, words: str, chain: list[str], kind: str, stance: str) -> None:
    """Each construction of reported speech gives its chain, the kind of the first link, and the report's stance."""
    said = behind(text, words)
    assert [n.lower() for n in names(said)] == [n.lower() for n in chain]
    assert said.chain[0].kind == kind
    assert said.stance == stance
    assert said.problems == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The blast claimed six lives in the old town.", "six lives"),
        ("Residents were told to leave before 20 houses burned.", "20 houses"),
        ("Three officials were killed on Monday.", "Three officials"),
        ("The report said nothing of the six dead.", "six dead"),
        ("According to plan, ten trucks left at dawn.", "ten trucks"),
        ("Twelve people died. The mayor said nothing.", "Twelve people"),
        ("The attack, which killed 14 people, was claimed by the Noor Front.", "14 people"),
    ],
)
def test_leaves_the_reports_own_voice_alone(text: str, words: str) -> None:
    """Near misses: verbs that look like speech and are none."""
    assert behind(text, words) == Said()


@pytest.mark.parametrize("words", ["Forty people", "five people", "nine people"])
def test_passes_on_what_nobody_is_named_for_as_claimed(words: str) -> None:
    """ "Reportedly" and "it was reported that" name no speaker and hold the words at arm's length."""
    texts = {
        "Forty people": "Forty people were reportedly killed.",
        "five people": "It was reported that five people had been killed.",
        "nine people": "Allegedly nine people were shot.",
    }
    assert behind(texts[words], words) == Said((), "claimed", ())


def test_two_speeches_in_one_sentence_keep_to_their_halves() -> None:
    """The second speaker ends what the first says."""
    text = "The mayor said six died, but police said eight were killed."
    assert names(behind(text, "six died")) == ["mayor"]
    assert names(behind(text, "eight were killed")) == ["police"]
    text = "Ten people died according to the army, but according to residents twenty did."
    assert names(behind(text, "Ten people")) == ["army"]
    assert names(behind(text, "twenty")) == ["residents"]


def test_keeps_title_and_office_in_the_role() -> None:
    """The name holds no title; the organisation behind "for" is the affiliation."""
    said = behind("Col. Omar Saleh, a navy spokesman for the Coastal Task Force, said two men drowned.", "two men")
    source = said.chain[0]
    assert (source.name, source.kind) == ("Omar Saleh", "person")
    assert source.role == "Colonel; navy spokesman for the Coastal Task Force"
    assert source.affiliation == "Coastal Task Force"


def test_resolves_a_surname_to_the_person_introduced() -> None:
    """Before or after: "Saleh" is Omar Saleh, with his role."""
    text = "Saleh said nine were hurt.\n\nCapt. Omar Saleh, a spokesman for the Border Guard, said two men died."
    source = behind(text, "nine were hurt").chain[0]
    assert (source.name, source.words) == ("Omar Saleh", "Saleh")
    assert source.role is not None
    assert source.role.startswith("Captain")


def test_leaves_a_surname_that_nobody_introduces() -> None:
    """The words stay, with a problem that quotes them exactly."""
    text = "Marwani said nine were hurt."
    said = behind(text, "nine were hurt")
    assert (said.chain[0].name, said.chain[0].kind) == ("Marwani", "unresolved")
    (problem,) = said.problems
    assert (problem.code, problem.stage) == ("speaker_unresolved", "claims")
    assert problem.quote is not None
    assert text[problem.quote.start : problem.quote.end] == problem.quote.text == "Marwani"


def test_two_people_of_one_surname_are_not_chosen_between() -> None:
    """Ambiguity is a problem, not a guess."""
    text = "Mayor Omar Saleh came first. Judge Adel Saleh came later. Saleh said nine were hurt."
    assert behind(text, "nine were hurt").chain[0].kind == "unresolved"


def test_gives_an_acronym_its_full_name() -> None:
    """By brackets, by initials, and by "the Observatory"."""
    text = (
        "The Coastal Observatory for Human Rights (COHR) said 9 died. Later the Observatory said "
        "12 had died. COHR said 14 were hurt."
    )
    for words in ("9 died", "12 had died", "14 were hurt"):
        assert names(behind(text, words)) == ["Coastal Observatory for Human Rights"]


def test_a_post_resolves_to_its_only_holder() -> None:
    """ "The mayor" is the mayor whom the report introduces."""
    text = "Mayor Ahmed Saleh visited the ward. On Friday the mayor said six were dead."
    assert names(behind(text, "six were dead")) == ["Ahmed Saleh"]


def test_carries_a_pronoun_from_the_sentence_before() -> None:
    """ "He" is the last speaker, "it" the last organisation that spoke."""
    text = "Colonel Adel Rashid told reporters that two died. He said four more were hurt."
    assert names(behind(text, "four more")) == ["Adel Rashid"]
    text = "The Health Ministry said two died.\n\nIt added that four more were hurt."
    assert names(behind(text, "four more")) == ["Health Ministry"]


@pytest.mark.parametrize(
    "text",
    [
        "It said four more were hurt.",
        "Colonel Adel Rashid said two died. It said four more were hurt.",
        "The Health Ministry said two died. Colonel Adel Rashid said nobody was missing. It said four more were hurt.",
        "In July 2009 the Health Ministry said two died. It said four more were hurt.",
        "The Health Ministry said two died.\n\nRain fell.\n\nRoads were closed.\n\nIt said four more were hurt.",
    ],
)
def test_does_not_carry_a_pronoun_where_the_text_does_not(text: str) -> None:
    """Nobody before it, the wrong kind, another speaker between, another time, or too far away."""
    said = behind(text, "four more")
    assert (said.chain[0].name, said.chain[0].kind) == ("It", "unresolved")
    assert [p.code for p in said.problems] == ["speaker_unresolved"]


def test_never_carries_a_speaker_across_a_splice() -> None:
    """A page with teasers between its paragraphs was put together from pieces."""
    teaser = "More news: ferry found"
    text = (
        f'The Health Ministry said two died.\n\n{teaser}\n\nIt said four more were hurt.\n\n"All '
        f'of the wounded are in the clinic."'
    )
    aside = Aside(start=text.index(teaser), end=text.index(teaser) + len(teaser), kind="teaser")
    document, found = read(text, asides=(aside,))
    assert document.spliced
    at = text.index("four more")
    assert found.at(at, at + 9).chain[0].kind == "unresolved"
    whole = text.replace(teaser + "\n\n", "")
    assert names(behind(whole, "four more")) == ["Health Ministry"]


def test_an_open_quotation_goes_on_over_sentences() -> None:
    """All of it is the speaker's, and what follows the closing mark is not."""
    text = "“Six of ours are dead. We buried them this morning,” Karim Haddad said. Twelve houses burned."
    assert names(behind(text, "Six of ours")) == ["Karim Haddad"]
    assert names(behind(text, "We buried them")) == ["Karim Haddad"]
    assert behind(text, "Twelve houses") == Said()


def test_a_quotation_after_a_speech_is_the_same_speakers() -> None:
    """“…,” said X. “More.”"""
    text = "“They fired at us,” said Huda Marwan, a teacher. “Four of my pupils died there, all of them small.”"
    assert names(behind(text, "Four of my pupils")) == ["Huda Marwan"]


def test_the_wire_agency_stands_behind_its_whole_text_once() -> None:
    """By the dateline; not doubled where the chain holds it, nor where it is the outlet itself."""
    text = "BASRA, Jan 28 (Reuters) - Eight people died on Friday. A medic told Reuters that two more were missing."
    assert names(behind(text, "Eight people")) == ["Reuters"]
    assert names(behind(text, "two more")) == ["medic", "Reuters"]
    assert [s.words for s in behind(text, "Eight people").chain] == [""], "nothing at the claim cites the agency"
    assert behind(text, "Eight people", outlet="Reuters") == Said()


def test_reads_speech_without_a_parse() -> None:
    """A sentence that was not worth parsing still lends its speaker."""
    text = (
        "Six people were killed, the governor said. The army said that nine died. According to medics, two were hurt."
    )
    _, found = read(text, parsed=False)
    for words, name in (("Six people", "governor"), ("nine died", "army"), ("two were hurt", "medics")):
        at = text.index(words)
        assert names(found.at(at, at + len(words))) == [name]


@pytest.mark.parametrize(
    ("words", "name", "kind"),
    [
        ("provincial officials", "provincial officials", "unnamed"),
        ("one medic", "medic", "unnamed"),
        ("a hospital official", "hospital official", "unnamed"),
        ("the mayor", "mayor", "office"),
        ("police", "police", "organisation"),
        ("Doctors Beyond Borders", "Doctors Beyond Borders", "organisation"),
        ("the official SANA news agency", "SANA", "agency"),
        ("local media", "local media", "outlet"),
        ("a Defence Ministry statement", "Defence Ministry", "organisation"),
        ("the governor of Noor, Samir Adel Haddad", "Samir Adel Haddad", "person"),
        ("interior ministry spokesman Samir Haddad", "Samir Haddad", "person"),
    ],
)
def test_tells_what_sort_of_party_a_phrase_names(words: str, name: str, kind: str) -> None:
    """By the words alone: person, office, organisation, agency, outlet, unnamed."""
    source = describe(words)
    assert source is not None
    assert (source.name, source.kind) == (name, kind)


def test_a_blast_does_not_speak() -> None:
    """Events and "nobody" are no speakers."""
    assert describe("the blast") is None
    assert describe("No group") is None


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "The mayor said",
                "“",
                "”",
                '"',
                "police",
                "six died",
                ",",
                ".",
                "according to",
                "told AFP",
                "it",
                "\n\n",
                "citing",
                ":",
                "as saying",
                "é\u0301",
                "(",
                "by",
            ]
        ),
        max_size=18,
    )
)
def test_any_jumble_of_words_keeps_offsets_inside_the_report(words: list[str]) -> None:
    """No exception, and every quote of a problem is exact."""
    text = " ".join(words)
    _, found = read(text, parsed=False)
    for speech in found.speeches:
        assert all(0 <= a <= b <= len(text) for a, b in speech.spans)
        for problem in speech.problems:
            assert problem.quote is not None
            assert text[problem.quote.start : problem.quote.end] == problem.quote.text


def test_same_report_same_answer() -> None:
    """Nothing of order or time enters."""
    text = (
        "The mayor said six died, but police said eight were killed. It added nothing. “We saw "
        "it all from the roof,” he said."
    )
    assert read(text)[1].speeches == read(text)[1].speeches


# --------------------------------------------------------------------------- unnamed, then named


NAMED_LATER = [
    (
        "Six men died and four were hurt at the ford, a district police officer said.\n\n"
        "Captain Issa Barro of the district police said the shooting began at noon.",
        "Six men died",
        "Issa Barro",
    ),
    (
        "Six men died at the ford, the valley's police commander said.\n\n"
        "The shots came from the reeds, Colonel Issa Barro, the commander, told Valley Radio.",
        "Six men died",
        "Issa Barro",
    ),
    (
        "Six men died at the ford, the head of the valley's health office said.\n\nIssa Barro said they were all fishermen.",
        "Six men died",
        "Issa Barro",
    ),
    (
        "An army spokesman said six men died at the ford.\n\nColonel Issa Barro, the army's spokesman, said two more were missing.",
        "six men died",
        "Issa Barro",
    ),
    # Two who fit.
    (
        "Six men died at the ford, a district police officer said.\n\nCaptain Issa Barro of the district police said it "
        "was noon.\n\nMajor Omar Diop of the district police said it was evening.",
        "Six men died",
        "district police officer",
    ),
    # Another body.
    (
        "Six men died at the ford, an army officer said.\n\nCaptain Issa Barro of the district police said it was noon.",
        "Six men died",
        "army officer",
    ),
    # Somebody else by the words themselves.
    (
        "Captain Issa Barro of the district police said it was noon.\n\nAnother police officer said six men died.",
        "six men died",
        "police officer",
    ),
    (
        "Captain Issa Barro of the district police said it was noon.\n\nA police officer at the ford said six men died.",
        "six men died",
        "police officer at the ford",
    ),
    # Several.
    (
        "Six men died at the ford, police officers said.\n\nCaptain Issa Barro of the district police said it was noon.",
        "Six men died",
        "police officers",
    ),
    # Somebody with a post of their own.
    (
        "Six men died at the ford, the head of the valley's health office said.\n\n"
        "Issa Barro, a fisherman, said he saw the boats.",
        "Six men died",
        "head of the valley's health office",
    ),
    # Named, but never heard.
    (
        "Six men died at the ford, a police officer said. Among the dead is Captain Issa Barro of the district police.",
        "Six men died",
        "police officer",
    ),
]


@pytest.mark.parametrize(("text", "words", "name"), NAMED_LATER)
def test_an_unnamed_speaker_takes_the_one_name_that_fits(text: str, words: str, name: str) -> None:
    """And keeps the report's own words where two fit, or none, or somebody else is meant."""
    assert names(behind(text, words))[0] == name


def test_a_name_given_later_keeps_the_words_of_the_lead() -> None:
    """So that a reader sees why."""
    said = behind(NAMED_LATER[0][0], "Six men died")
    assert said.chain[0].words == "a district police officer"


# --------------------------------------------------------------------------- not speech, and speech of another kind


@pytest.mark.parametrize(
    ("text", "words", "chain", "stance"),
    [
        ("The clinic admitted 38 wounded by nightfall.", "38 wounded", [], "asserted"),
        ("The army admitted killing eight herders.", "killing eight herders", ["army"], "conceded"),
        ("The army admitted eight deaths.", "eight deaths", ["army"], "conceded"),
        ("The blast claimed twelve lives in the market.", "twelve lives", [], "asserted"),
        ("The front claimed to have killed 40 soldiers.", "40 soldiers", ["front"], "claimed"),
        ("The rebels boasted of having killed a dozen guards.", "killed a dozen guards", ["rebels"], "claimed"),
        (
            "The Dawn Front claimed responsibility for the ambush, saying it had killed 40 soldiers.",
            "killed 40 soldiers",
            ["Dawn Front"],
            "claimed",
        ),
        (
            "The Dawn Front announced the ambush, saying it had killed 40 soldiers.",
            "killed 40 soldiers",
            ["Dawn Front"],
            "asserted",
        ),
        ("The ministry rejected a rumour that 30 people were killed.", "30 people were killed", ["ministry"], "denied"),
        ("The ministry denied that 30 people were killed.", "30 people were killed", ["ministry"], "denied"),
        ("The army dismissed reports that 12 people were killed.", "12 people were killed", ["army"], "denied"),
        (
            "The claim that 40 soldiers were killed is false, the ministry said.",
            "40 soldiers were killed",
            ["ministry"],
            "denied",
        ),
        (
            "The ministry urged people not to repeat the rumour that 30 nurses were killed.",
            "30 nurses were killed",
            ["ministry"],
            "denied",
        ),
        (
            "It is not true that 30 nurses were killed, the ministry said.",
            "30 nurses were killed",
            ["ministry"],
            "denied",
        ),
        (
            "The ministry said the report that 30 nurses were killed was being read.",
            "30 nurses were killed",
            ["ministry"],
            "asserted",
        ),
        ("On Monday the chief had spoken of 17 dead.", "17 dead", ["chief"], "asserted"),
        ("The governor put it at eleven.", "eleven", ["governor"], "asserted"),
        ("The governor put it at risk in eleven ways.", "eleven ways", [], "asserted"),
        ("The rebels gave a figure of 40 dead.", "40 dead", ["rebels"], "asserted"),
        ("The Valley Observatory lists 31 dead.", "31 dead", ["Valley Observatory"], "asserted"),
        ("The Valley Observatory's list has 28 names.", "28 names", ["Valley Observatory"], "asserted"),
        ("The agency Reuters, for its part, has 31 dead.", "31 dead", ["Reuters"], "asserted"),
        ("The battalion had 12 dead after an hour.", "12 dead", [], "asserted"),
        (
            "Had the rebels been as strong as people say, ninety would have died.",
            "ninety would have died",
            [],
            "asserted",
        ),
        (
            "Unconfirmed: a herder says three men have been taken away.",
            "three men have been taken away",
            ["herder"],
            "could_not_confirm",
        ),
        (
            "Six people were killed, Amina Diallo, the ministry's spokeswoman, told reporters.",
            "Six people",
            ["Amina Diallo"],
            "asserted",
        ),
        ("The roof fell on six people, according to the official.", "six people", ["official"], "asserted"),
    ],
)
def test_tells_speech_from_deeds_and_boasts_from_statements(
    text: str, words: str, chain: list[str], stance: str
) -> None:
    """Hits and near misses of the verbs that mean several things."""
    said = behind(text, words)
    assert (names(said), said.stance) == (chain, stance)


# --------------------------------------------------------------------------- carrying


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "Amina Diallo, a nurse at Noor, said six people were killed. They were all farmers.",
            "They were all farmers",
            "Amina Diallo",
        ),
        (
            "Six people were killed, Amina Diallo said. Twenty more were wounded.",
            "Twenty more were wounded",
            "Amina Diallo",
        ),
        ("A nurse told me that six people died. She told me that two were brothers.", "two were brothers", "nurse"),
        (
            "The quarter's chief, Baba Sow, keeps a list. On it, he told me, are nineteen names.",
            "nineteen names",
            "Baba Sow",
        ),
        (
            "Al-Zahra said on the radio that it hit the post. It claimed to have killed 40 men.",
            "killed 40 men",
            "Al-Zahra",
        ),
        # The next paragraph is the outlet's own.
        ("Six people were killed, Amina Diallo said.\n\nTwenty more were wounded.", "Twenty more were wounded", None),
        # A sentence with nothing that leans on the one before.
        ("Six people were killed, Amina Diallo said. The road was closed for days.", "road was closed", None),
        # A spokeswoman is no "he".
        (
            "Amina Diallo, a spokeswoman, said six people died. He said two were brothers.",
            "two were brothers",
            "He",
        ),
    ],
)
def test_carries_a_speaker_only_on_words_that_lean_back(text: str, words: str, name: str | None) -> None:
    """Counting on, a pronoun that agrees, a person spoken about."""
    said = behind(text, words)
    assert (names(said)[0] if said.chain else None) == name


def test_does_not_count_on_in_a_spliced_page() -> None:
    """A page put together from pieces carries nothing by itself."""
    text = (
        "Six people were killed, Amina Diallo said. Twenty more were wounded.\n\nMore news: floods in the south\n\n"
        "The road was closed."
    )
    start = text.index("More news")
    aside = Aside(start=start, end=start + len("More news: floods in the south"), kind="teaser")
    _, found = read(text, asides=(aside,))
    at = text.index("Twenty more")
    assert found.at(at, at + 24).chain == ()

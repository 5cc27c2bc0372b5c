"""Links to other stories are told from the article, and the article from them."""

import pytest

from accounted.reading.asides import find_asides

BEFORE = "Nine people were killed in the market, the governor said.\n\n"
AFTER = "\n\nFour of the dead were children."


def marked(middle: str) -> list[str]:
    text = BEFORE + middle + AFTER
    return [text[a.start : a.end] for a in find_asides(text)]


@pytest.mark.parametrize(
    "line",
    [
        "More news: Minister opens a bridge in the north",
        "MORE NEWS: Minister opens a bridge",
        "Read more: Twelve killed in ferry disaster",
        "READ MORE | Twelve killed in ferry disaster",
        "Related: Bus crash kills thirty",
        "Related story: Bus crash kills thirty",
        "» Also read: Floods leave five dead",
        "See also – Floods leave five dead",
        "Read also: Five dead in floods",
        "You may also like: Ten songs of the summer",
        "More from Oru Bazaar: Three shot dead at checkpoint",
        "More: Three shot dead at checkpoint",
        "Also in the news: Two drowned",
        "Most read: Two drowned",
        "(Read more: Three shot dead at checkpoint)",
        "Share this story on Facebook",
        "Facebook Twitter WhatsApp Email",
        "Follow us on Telegram",
        "Sign up for our daily newsletter",
        "Click here for the latest on the war",
        "Read the full story here.",
        "Lire aussi : Douze morts dans un naufrage",
        "Lea también: Doce muertos en un naufragio",
        "Читайте также: Двенадцать человек погибли",
        "اقرأ أيضا: مقتل اثني عشر شخصا",
        "Advertisement",
        "We use cookies to make this page better for you.",
    ],
)
def test_link_and_share_lines_are_set_aside(line):
    """The whole line, and nothing else."""
    assert marked(line) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Related attacks killed twelve people in two villages.",
        "Read more than thirty names aloud, the imam did, before he wept.",
        "More news of the attack reached the capital at dawn.",
        "More people were killed on the road: six, the police said.",
        "Also on Friday: three soldiers were shot dead at a checkpoint.",
        "Also read out were the names of the dead.",
        "See also what the court said of the two who died.",
        "Share of blame: the army put it on the rebels, who put it on the army.",
        "Follow us, the guards said, and led the families to the morgue.",
        "Watch towers: two were burnt down and a guard killed.",
        "The list was marked related: it held nine names.",
        "Latest figures: twelve dead, thirty hurt.",
        "Breaking news: at least nine people killed in a market.",
        "Recommended treatment was lacking, and two of the wounded died.",
        "Subscribe to that view or not, the mayor said, ten people are dead.",
        "Print shops and a school were hit.",
        "Trending downwards, the monthly toll stood at ninety.",
        "Most read the statement as an admission that civilians had died.",
        "Next story up, a family of four was found dead.",
    ],
)
def test_article_sentences_with_the_same_words_are_left_alone(line):
    """Near misses."""
    assert marked(line) == []


def test_a_bare_label_takes_its_list_and_stops_at_the_article():
    """Lines without a full stop under "Related stories" are its links."""
    lines = ["Related stories", "Bus crash kills thirty", "Two drowned off the coast"]
    assert marked("\n".join(lines)) == lines


def test_a_bare_label_before_the_article_takes_nothing():
    """A sentence is no link."""
    assert marked("Related stories\n\nTwelve people died in the second blast.") == ["Related stories"]


def test_a_wrapped_link_is_taken_whole():
    """The second line of a wrapped link goes on in small letters."""
    link = "Read more: Ferry with two hundred on board goes down in heavy seas\noff the northern coast"
    assert marked(link) == [link]


def test_a_wrapped_sentence_is_not_cut():
    """In wrapped text a line may begin with any word of a sentence."""
    assert (
        marked("The families of the dead asked the paper not to print their names, or to\nshare this on Facebook") == []
    )


def test_a_link_that_runs_on_gives_the_article_back():
    """Only the first sentence of a very long line is taken."""
    article = "The governor of the district said that nine people had been killed in the market on Tuesday. " * 3
    assert marked("Read more: Ferry sinks. " + article) == ["Read more: Ferry sinks."]


def test_the_headline_is_never_an_aside():
    """Asides begin behind it."""
    text = "Watch: Nine killed in market\n\nNine people were killed."
    assert find_asides(text, headline_end=28) == ()


def test_paragraphs_that_a_page_shows_as_links_are_teasers():
    """Whatever their words."""
    text = BEFORE + "Ferry sinks with two hundred on board" + AFTER
    found = find_asides(text, link_lines=frozenset({"Ferry sinks with two hundred on board"}))
    assert [text[a.start : a.end] for a in found] == ["Ferry sinks with two hundred on board"]

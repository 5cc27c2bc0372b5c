"""The page: every figure leads to its reasons, every reason to its quote; nothing leaves and nothing runs."""

from __future__ import annotations

import json
import re
from urllib.parse import urlsplit

import lxml.html
import pytest
from publishing_sample import DAY, INJECTED, PLACE, VICTIM, Book, sample, second, strike

from accounted.model import Decision, Source
from accounted.pipeline import Findings
from accounted.publishing import PageView, export, page_view, render

PRIVATE = ("Zahlawi", "Farid Anwar", "Munira")
STAMP = "INTERNAL - not for publication"


def ids(tree: lxml.html.HtmlElement) -> set[str]:
    return set(tree.xpath("//@id"))


def test_every_inner_link_leads_somewhere(tree: lxml.html.HtmlElement) -> None:
    """No dead door: each fragment is an id of the page, and ids are unique."""
    targets = {h[1:] for h in tree.xpath("//@href") if h.startswith("#")}
    assert targets <= ids(tree)
    assert len(tree.xpath("//@id")) == len(ids(tree))


def test_every_figure_links_to_its_reasons(tree: lxml.html.HtmlElement, public_view: PageView) -> None:
    """Each toll of each method is a link to the block with its reasons."""
    for incident in public_view.incidents:
        for toll in (*incident.tolls, *incident.others, *incident.harms):
            links = tree.xpath(f"//a[@href='#{toll.anchor}']")
            assert any(toll.figure in link.text_content() for link in links), toll.anchor
            block = tree.get_element_by_id(toll.anchor)
            assert block.tag == "details"
            assert block.xpath(".//li")


def test_every_reason_of_a_claim_links_to_its_quote(tree: lxml.html.HtmlElement, public_view: PageView) -> None:
    """A reason that rests on a claim names a quote that stands on the page, with the exact words marked."""
    seen = 0
    for incident in public_view.incidents:
        quotes = {q.anchor: q for r in incident.reports for q in r.quotes}
        for toll in (*incident.tolls, *incident.others):
            for reason in toll.reasons:
                if reason.use == "note":
                    continue
                assert reason.quote is not None
                marked = tree.get_element_by_id(reason.quote).xpath(".//mark")
                assert marked
                assert quotes[reason.quote].words
                seen += 1
    assert seen > 20


def test_quotes_stand_with_about_thirty_words_around_them(findings: Findings, public_view: PageView) -> None:
    """Enough to judge the words, never the full text."""
    for incident in public_view.incidents:
        for report in incident.reports:
            for quote in report.quotes:
                assert len((quote.before + quote.after).replace("¶", "").split()) <= 36
    longest = max(findings.reports.values(), key=lambda r: len(r.text))
    assert longest.text not in render(public_view)


def test_a_public_page_tells_no_name(public_html: str, public_view: PageView) -> None:
    """Named casualties are veiled on the page and in the export: quotes, contexts, reasons, origins."""
    for text in (public_html, export(public_view)):
        for name in PRIVATE:
            assert name not in text
            assert name.lower() not in text.lower()
    assert "name withheld" in public_html


def test_an_injured_mayor_stays_as_a_speaker_and_not_in_quotes(tree: lxml.html.HtmlElement) -> None:
    """A public speaker is named where a claim is attributed to him, and veiled inside quotes."""
    assert any(
        "Idris al-Marwani" in th.text_content() for th in tree.xpath("//table[contains(@class, 'accounts')]//th")
    )
    assert not any("Marwani" in quote.text_content() for quote in tree.xpath("//blockquote"))


def test_an_internal_page_tells_names_and_is_stamped(internal_html: str) -> None:
    """Whoever may see names sees them, and each section says that it must stay in."""
    tree = lxml.html.document_fromstring(internal_html)
    assert VICTIM in internal_html
    sections = tree.xpath("//section[contains(@class, 'block')]")
    assert sections
    assert all(STAMP in s.text_content() for s in sections)
    assert STAMP in tree.xpath("//style")[0].text
    assert "INTERNAL" in tree.findtext(".//title")


def test_a_public_page_bears_no_internal_stamp_nor_file_names(public_html: str) -> None:
    """Where a file came from stays in, as does the stamp."""
    assert STAMP not in re.sub(r"<style>.*?</style>", "", public_html, flags=re.S)
    assert "file:" not in public_html
    assert "inbox/" not in public_html


def test_the_id_of_a_claim_that_holds_a_name_is_not_published(findings: Findings, public_view: PageView) -> None:
    """A content id is made from the name: with a list of names it could be found again."""
    person = [c.id for c in findings.claims.values() if getattr(c, "aspect", "") == "person"]
    text = export(public_view)
    assert person
    assert not any(p in text for p in person)


def test_script_in_texts_stays_text(tree: lxml.html.HtmlElement, public_html: str) -> None:
    """Outlets, titles and texts that hold markup show it as letters."""
    assert INJECTED not in public_html
    assert not tree.xpath("//script | //img | //iframe | //object | //link | //form")
    assert not [a for e in tree.iter() for a in e.attrib if a.lower().startswith("on") or a.lower() == "style"]
    assert "<script>" in tree.text_content()


def test_only_web_addresses_become_links_and_nothing_is_loaded(tree: lxml.html.HtmlElement) -> None:
    """javascript: and data: addresses are no links; nothing on the page loads from anywhere."""
    for href in tree.xpath("//@href"):
        assert href.startswith("#") or urlsplit(href).scheme in ("http", "https")
    assert any(h.startswith("https://hawran-wire.example/") for h in tree.xpath("//a/@href"))
    assert not tree.xpath("//@src | //@srcset | //@action | //@data")
    assert "url(http" not in tree.xpath("//style")[0].text
    assert "@import" not in tree.xpath("//style")[0].text
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy


def test_tables_have_captions_and_heads_with_scope(tree: lxml.html.HtmlElement) -> None:
    """A screen reader can tell what each table is of."""
    tables = tree.xpath("//table")
    assert tables
    for table in tables:
        assert table.xpath("./caption")
        assert all(th.get("scope") for th in table.xpath(".//th[not(ancestor::*[@aria-hidden='true'])]"))


def test_there_is_one_first_heading_a_skip_link_and_landmarks(tree: lxml.html.HtmlElement) -> None:
    """The page can be walked by keyboard and by headings."""
    assert len(tree.xpath("//h1")) == 1
    assert tree.xpath("//a[@class='skip']/@href") == ["#main"]
    assert len(tree.xpath("//main")) == 1
    assert tree.get("lang") == "en"


def test_every_drawing_has_a_sentence_or_is_hidden(tree: lxml.html.HtmlElement) -> None:
    """What is drawn is also said."""
    for svg in tree.xpath("//svg[not(ancestor::svg)]"):
        assert svg.get("aria-hidden") == "true" or svg.get("aria-label")


def test_synthetic_reports_and_incidents_are_tagged(tree: lxml.html.HtmlElement, public_view: PageView) -> None:
    """A constructed example says so at the head, at its incident and at its quotes; others do not."""
    assert "Constructed example" in tree.xpath("//p[@class='constructed']")[0].text_content()
    for incident in public_view.incidents:
        article = tree.get_element_by_id(incident.anchor)
        assert ("constructed example" in article.text_content()) == incident.synthetic
    assert {i.synthetic for i in public_view.incidents} == {True, False}


def test_one_mark_stands_for_each_origin_and_copies_are_not_drawn(public_view: PageView) -> None:
    """The reprint adds no row; it stands under what it copies."""
    strike_ = next(i for i in public_view.incidents if "Qasr" in i.title)
    counted = [r for r in strike_.rows if r.depth == "counted"]
    assert len(counted) == len({(r.speaker, r.via) for r in counted})
    captain = [r for r in counted if "Tarmuni" in r.speaker]
    assert len(captain) == 1
    assert "1 copy not drawn" in captain[0].note
    reports = [(r.outlet, r.depth) for r in strike_.reports]
    assert reports[reports.index(("The Lower Valley Post", 1)) - 1] == ("Hawran Wire", 0)


def test_each_kind_of_account_has_its_own_mark(public_view: PageView) -> None:
    """Open, about, floor, replaced, set aside, not stated and response are told apart."""
    marks = [m for i in public_view.incidents for r in i.rows for m in (*r.killed, *r.injured)]
    assert {m.kind for m in marks} >= {"used", "floor", "replaced", "set_aside", "not_stated", "response"}
    assert any(m.kind == "used" and m.high is None for m in marks)
    assert any(m.about for m in marks)


def test_general_practice_is_marked_and_is_no_answer(public_view: PageView) -> None:
    """What is usually done does not say what was done."""
    strike_ = next(i for i in public_view.incidents if "Qasr" in i.title)
    approved = next(s for s in strike_.strip if s.name == "approved")
    assert approved.answer is None
    assert approved.said[0].general


def test_a_title_that_nobody_has_read_is_withheld(public_html: str, internal_html: str) -> None:
    """Nobody knows whose names an unread headline holds."""
    assert "غارة جوية" not in public_html
    assert "غارة جوية" in internal_html
    assert "not yet read: ar 1" in re.sub(r"\s+", " ", public_html)


def test_the_same_findings_give_the_same_bytes(findings: Findings) -> None:
    """Twice the same, also from findings worked out anew."""
    one = page_view(findings, internal=False)
    two = page_view(sample(), internal=False)
    assert render(one) == render(two)
    assert export(one) == export(two)


def test_the_export_is_json_with_the_same_figures(public_view: PageView) -> None:
    """What stands on the page stands in the JSON."""
    body = json.loads(export(public_view))
    assert body["format"] == "accounted page 1"
    assert [t["figure"] for t in body["incidents"][0]["tolls"]] == [t.figure for t in public_view.incidents[0].tolls]
    assert "notice" not in body


def test_an_empty_register_gives_a_page_that_says_so() -> None:
    """No report, no incident, no error."""
    html = render(page_view(Book().findings(), internal=False, recorded_by="2031-01-01"))
    assert "holds no incident" in html
    assert "As recorded by 1 January 2031" in html


def test_lone_surrogates_and_control_characters_do_not_break_the_page() -> None:
    """Whatever a report holds, the page can be written as UTF-8."""
    book = Book()
    r = book.report(
        "Odd \ud800 Wire", "2031-03-08", "In Qasr Ifrad \ud800\u202e eight\x07 people were killed & <b>others</b>."
    )
    book.casualty(r, "eight\x07 people were killed", "killed", 8, 8)
    view = page_view(book.findings(), internal=False)
    render(view).encode("utf-8")
    export(view).encode("utf-8")


@pytest.mark.parametrize("count", [26, 60])
def test_many_origins_still_fit(count: int) -> None:
    """More than twenty-five origins make more rows and no fewer links."""
    syllables = ["ba", "de", "ki", "lo", "mu", "na", "re", "si", "to", "vu", "ha", "go"]
    book = Book()
    for n in range(count):
        given, family = (syllables[n % 12] + syllables[(n // 12 + k) % 12] + "n" * k for k in (1, 5))
        who = Source(name=f"{given.title()} {family.title()}er", kind="person", role="clerk")
        r = book.report(
            f"The {family.title()} Paper",
            "2031-03-08",
            f"{n + 3} people were killed in Qasr Ifrad on Saturday, {who.name} said.",
        )
        book.says(r, "Qasr Ifrad", "where", "Qasr Ifrad", who, place=PLACE)
        book.says(r, "on Saturday", "when", "on Saturday", who, period=DAY)
        book.casualty(r, f"{n + 3} people were killed", "killed", n + 3, n + 3, who)
    view = page_view(book.findings(), internal=False)
    tree = lxml.html.document_fromstring(render(view))
    assert sum(len(i.rows) for i in view.incidents) >= count
    assert {h[1:] for h in tree.xpath("//@href") if h.startswith("#")} <= ids(tree)


def test_names_decided_in_a_why_are_withheld_too() -> None:
    """What a coder wrote down may hold a name."""
    book = Book()
    strike(book)
    second(book)
    key, kept = next(iter(book.aside.items()))
    book.aside[key] = type(kept)(
        Decision(kind="use", value="set_aside", why=f"the sister of {VICTIM} says otherwise", claim=key)
    )
    assert "Zahlawi" not in render(page_view(book.findings(), internal=False))

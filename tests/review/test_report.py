"""What is in a report and what is not, for everybody who gets one; and what its files are."""

import html.parser
import io
import re
import socket
import zipfile
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import docx
import pytest
from pypdf import PdfReader

from jupyter_psydyn.corpus import Corpus
from jupyter_psydyn.journal import (
    Annotation,
    Association,
    Case,
    Code,
    Codebook,
    Consent,
    Element,
    Entry,
    Evidence,
    Hypothesis,
    Layer,
    Memo,
    open_journal,
)
from jupyter_psydyn.journal.records import OTHERS, Verdict
from jupyter_psydyn.review.report import (
    MEDIA,
    Heading,
    Note,
    Paragraph,
    Picture,
    Quote,
    Report,
    Section,
    Table,
    content,
    make,
)
from jupyter_psydyn.review.report.visible import NO_PRIVATE

WORDS = "the sea in the school"
DAY = "2026-11-26"
RELEASED = "2026-11-20"
NIGHTS = [
    "I swam through cold water below the kitchen and my mother called.",
    "The water came up to the window, a snake lay on the stairs.",
    "My mother poured water into a glass; the snake was gone.",
    "Water again, and the snake spoke like my teacher.",
    "In the secretword cellar I hid the letters from my brother for a whole long summer.",
]
PRIVATE = "privateword"


@pytest.fixture(scope="module")
def records(tmp_path_factory):
    """Four nights that all may see, one that is the dreamer's, codes of each reader, a private layer."""
    path = tmp_path_factory.mktemp("report") / "a.psydyn"
    with open_journal(path, create=True, example=WORDS) as journal:
        fill(journal)
        return everything(journal)


def fill(journal):
    (case,) = journal.cases()
    journal.put(replace(case, pseudonym="Anna"))
    to_all = dict.fromkeys(("clinician", "supervisor", "research"), RELEASED)
    for at, report in enumerate(NIGHTS):
        release = {} if "secretword" in report else to_all
        night = f"2026-10-{at + 1:02}"
        journal.save(Entry(id=f"n{at}", night=night, parts={"report": report}, release=release))
    journal.save(Entry(id="none", night="2026-10-09", recall="none", release=to_all))
    codes = (Code("c1", "Water"), Code("c2", "Cold", parent="c1"), Code("c3", "Unseen"))
    journal.put(Codebook(id="book", title="Images", codes=codes))
    for role in ("dreamer", "clinician", "researcher"):
        journal.put(Layer(id=role, title=f"By the {role}", role=role, reader=f"{role}-account"))
    journal.put(replace(by_id(journal.records(Layer), "clinician"), released="2026-11-21T08:00:00+00:00"))
    home = journal.private_case(case.id)
    private = Layer(id="mine", case=home, title="mine", role="clinician", private=True)
    journal.put(replace(private, released="2026-11-21T08:00:00+00:00"))
    for layer, code, entry, words in (
        ("dreamer", "c1", "n0", "cold water"),
        ("clinician", "c1", "n0", "water"),
        ("clinician", "c1", "n1", "water"),
        ("clinician", "c2", "n0", "cold"),
        ("clinician", "c1", "n4", "secretword"),
        ("researcher", "c1", "n2", "water"),
        ("mine", "c1", "n1", "snake"),
    ):
        start = NIGHTS[int(entry[1])].index(words)
        place = {"entry": entry, "start": start, "end": start + len(words), "quote": words}
        memo = f"{PRIVATE} of a span" if layer == "mine" else f"why {layer} {entry}"
        coded = Annotation(
            id=f"{layer}-{entry}-{code}", layer=layer, codebook="book", code=code, memo=memo, **place
        )
        journal.put(replace(coded, by=f"{layer}-account"))
    journal.decide("motif", "lemma:water", "accepted", "it is everywhere")
    journal.decide("motif", "lemma:snake", "rejected", "hid the letters from my brother for a whole")
    journal.put(
        Memo(id="m1", on="entry", target="n0", text="a memo on the first night", by="dreamer-account")
    )
    journal.put(Memo(id="m2", on="entry", target="n4", text="a memo on the closed night"))
    journal.put(Memo(id="m3", on="entry", target="n0", layer="mine", text=f"{PRIVATE} of a night"))
    journal.put(Memo(id="m4", on="case", target=home, case=home, text=f"{PRIVATE} of a case"))
    quoting = "there: hid the letters from my brother for a whole long summer"
    journal.put(Memo(id="m5", on="entry", target="n0", text=quoting))
    journal.put(Memo(id="m6", on="journal", text="a memo on it all"))
    journal.put(Memo(id="m7", on="entry", target="n0", layer="researcher", text="a memo of the researcher"))
    water = passage("n0", "cold water")
    for one in (
        Hypothesis(
            id="h1",
            reading="Water is the mother",
            supporting=(water, Evidence("motif", "lemma:water")),
            opposing=(Evidence("annotation", "clinician-n1-c1", note="here it is a flood"),),
            alternatives=("It was a wet autumn",),
            state="supported",
            dreamer="That may be so",
            by="doctor",
        ),
        Hypothesis(
            id="h2", reading="Letters are guilt", supporting=(passage("n4", "secretword"),), by="doctor"
        ),
        Hypothesis(id="h3", reading="Rests on my own", supporting=(Evidence("annotation", "mine-n1-c1"),)),
        Hypothesis(id="h4", reading="Rests on nothing", by="dreamer-account", role="dreamer"),
        Hypothesis(id="h5", reading="Of private things", case=home),
        Hypothesis(id="h6", reading=quoting, supporting=(water,)),
        Hypothesis(id="h7", reading="Of other words", supporting=(replace(water, quote="warm water"),)),
        Hypothesis(id="h8", reading="A pair", supporting=(Evidence("edge", "a--b"),)),
    ):
        journal.put(one)


def passage(entry, words):
    start = NIGHTS[int(entry[1])].index(words)
    return Evidence("passage", "", entry, "report", start, start + len(words), words)


def by_id(records, name):
    return next(one for one in records if one.id == name)


def everything(journal):
    return [*journal.entries(), *(one for kind in OTHERS for one in journal.records(kind))]


def said(report):
    """All the text of a report, a line each."""
    return "\n".join(
        [
            report.title,
            report.subtitle,
            report.made,
            *(f"{one.title}\n{lines(one.blocks)}" for one in report.sections),
        ]
    )


def lines(blocks):
    found = []
    for one in blocks:
        if isinstance(one, Quote):
            found += ["".join(words for words, _ in one.segments), one.source]
        elif isinstance(one, Table):
            found += [" | ".join(row) for row in (one.columns, *one.rows)]
        elif isinstance(one, Picture):
            found += [one.title, one.description]
        else:
            found.append(one.text)
    return "\n".join(found)


def section(report, title):
    return lines(next(one.blocks for one in report.sections if one.title == title))


def text_of(data, form):
    if form == "html":
        return data.decode()
    if form == "docx":
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            return "\n".join(opened.read(name).decode("utf-8", "replace") for name in opened.namelist())
    pages = PdfReader(io.BytesIO(data)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_it_says_what_it_is(records):
    report = content(records, audience="clinician", day=DAY)
    assert report.subtitle == "Anna, for the clinician, 2026-11-26"
    assert "It is a help for reading, not a diagnosis" in section(report, "What this is")
    assert [one.title for one in report.sections] == [
        "What this is",
        "The material",
        "Motifs that recur",
        "Codes",
        "Hypotheses",
        "Memos",
        "What was left out",
    ]


def test_the_material(records):
    material = section(content(records, audience="clinician", day=DAY), "The material")
    for line in (
        "Entries | 5",
        "Dreams told | 4",
        "Nights without recall | 1",
        "First night | 2026-10-01",
        "Last night | 2026-10-09",
        "4 dreams: these are few.",
    ):
        assert line in material
    theirs = section(content(records, audience="dreamer", day=DAY), "The material")
    assert "Entries | 6" in theirs


def test_motifs_are_of_what_was_released(records):
    looked_at: list[Corpus] = []

    def finder(corpus):
        looked_at.append(corpus)
        return {"rows": [], "notes": [], "picture": {}}

    content(records, audience="research", day=DAY, finding=finder)
    assert [document.id for document in looked_at[0].documents] == ["n0", "n1", "n2", "n3", "none"]
    content(records, audience="dreamer", day=DAY, finding=finder)
    assert "n4" in [document.id for document in looked_at[1].documents]


@pytest.mark.parametrize("audience", ["dreamer", "clinician", "supervisor"])
def test_motifs_with_decisions(records, audience):
    motifs = section(content(records, audience=audience, day=DAY), "Motifs that recur")
    assert re.search(r"^water \| lemma \| 4 \| .* \| accepted$", motifs, re.M)
    assert re.search(r"^snake \| lemma \| 3 \| .* \| rejected$", motifs, re.M)
    assert "it is everywhere" in motifs
    assert "A bar for each motif. " in motifs
    assert "water: 2026-10-01 to 2026-10-04, 4 nights" in motifs
    # A memo that quotes the closed night stays with the dreamer.
    assert ("hid the letters" in motifs) == (audience == "dreamer")


def test_research_gets_no_decisions_and_no_names(records):
    report = content(records, audience="research", day=DAY)
    assert re.search(
        r"^water \| lemma \| 4 \| [^|]* \| [^|]* \| [^|]*$", section(report, "Motifs that recur"), re.M
    )
    whole = said(report)
    for gone in ("accepted", "it is everywhere", "account", "doctor"):
        assert gone not in whole
    assert "State: supported. A reading by a clinician." in whole


def test_codes_have_a_column_for_each_kind_of_reader(records):
    codes = section(content(records, audience="clinician", day=DAY), "Codes")
    assert "Code | Dreamer | Clinician | Researcher" in codes
    # The dreamer's and the researcher's layers are not released; nor is the night with the letters.
    assert "Water | – | 2 in 2 | –" in codes
    assert "Water / Cold | – | 1 in 1 | –" in codes
    assert "Unseen" not in codes
    theirs = section(content(records, audience="dreamer", day=DAY), "Codes")
    assert "Water | 1 in 1 | 3 in 3 | –" in theirs


def test_hypotheses(records):
    read = section(content(records, audience="clinician", day=DAY), "Hypotheses")
    for line in (
        "Water is the mother",
        "State: supported. A reading by doctor, a clinician.",
        "Speaks for it: 2.",
        "I swam through cold water below the kitchen and my mother called.",
        "night of 2026-10-01 (report)",
        "A motif: water",
        "Speaks against it: 1.",
        "here it is a flood",
        "It could also be read so: It was a wet autumn",
        "The dreamer's own word: That may be so",
    ):
        assert line in read
    assert [
        one
        for one in ("Letters are", "Rests on", "Of private", "brother", "Of other", "A pair")
        if one in read
    ] == []


def test_the_dreamer_gets_all_readings_but_those_on_private_layers(records):
    report = content(records, audience="dreamer", day=DAY)
    read = section(report, "Hypotheses")
    for reading in (
        "Water is the mother",
        "Letters are guilt",
        "Rests on nothing",
        "Of other words",
        "A pair",
    ):
        assert reading in read
    assert "A reading by the dreamer." in read
    assert "Motifs that come together: a and b" in read
    assert "the entry has other words by now" in read
    assert "Rests on my own" not in read
    assert (
        "1 hypothesis rests on codings that are not in this report and was left out whole." in report.left_out
    )


def test_hypotheses_can_be_chosen(records):
    report = content(records, audience="clinician", day=DAY, hypotheses=["h4"])
    assert "Rests on nothing" in section(report, "Hypotheses")
    assert "Water is the mother" not in said(report)
    assert "7 hypotheses were not chosen and were left out whole." not in report.left_out
    assert "6 hypotheses were not chosen and were left out whole." in report.left_out
    with pytest.raises(ValueError, match=r"^there is no hypothesis 'h99' in this journal$"):
        content(records, audience="clinician", day=DAY, hypotheses=["h99"])
    assert "Of private things" not in said(content(records, audience="dreamer", day=DAY, hypotheses=["h5"]))


def test_without_passages(records):
    report = content(records, audience="dreamer", day=DAY, passages=False)
    assert "A passage: night of 2026-10-01." in section(report, "Hypotheses")
    assert not any(isinstance(block, Quote) for one in report.sections for block in one.blocks)
    assert "I swam" not in said(report)
    assert "Words and titles of entries were left out, as was asked for." in report.left_out


def test_memos(records):
    memos = section(content(records, audience="clinician", day=DAY), "Memos")
    assert "Night of 2026-10-01, by the dreamer\na memo on the first night" in memos
    assert "On a passage, night of 2026-10-01, by clinician-account, a clinician" in memos
    assert "why clinician n0" in memos
    for gone in ("closed night", "summer", "it all", "of the researcher", "why dreamer", "why clinician n4"):
        assert gone not in memos
    theirs = section(content(records, audience="dreamer", day=DAY), "Memos")
    for there in ("closed night", "summer", "it all", "why dreamer n0", "why clinician n4"):
        assert there in theirs
    assert "of the researcher" not in theirs


def test_what_was_left_out_for_the_clinician(records):
    left_out = content(records, audience="clinician", day=DAY).left_out
    assert left_out[:6] == (
        "1 of 6 entries is not released to clinician and was left out.",
        "2 layers that their readers have not released were left out.",
        "2 memos quote an entry or words that are not in this report, and were left out.",
        NO_PRIVATE,
        "1 hypothesis rests on entries that are not in this report and was left out whole.",
        "1 hypothesis rests on codings that are not in this report and was left out whole.",
    )
    for why in (
        "rests on words that were edited away",
        "rests on findings that cannot be seen in this report alone",
        "names nothing that it rests on, so that nobody can tell what it tells,",
        "quotes an entry or words that are not in this report",
    ):
        assert f"1 hypothesis {why} and was left out whole." in left_out


def test_what_was_left_out_for_the_dreamer(records):
    left_out = content(records, audience="dreamer", day=DAY).left_out
    assert left_out[:2] == ("1 layer that its reader has not released was left out.", NO_PRIVATE)


def test_consents_hold(records):
    (case,) = (one for one in records if isinstance(one, Case) and not one.private_of)
    consent = Consent(id="no", case=case.id, purpose="clinician", given="2026-01-01", withdrawn="2026-11-01")
    report = content([*records, consent], audience="clinician", day=DAY)
    assert (
        "5 of 6 entries are without a consent for clinician that is in force and were left out."
        in report.left_out
    )
    assert "There are no entries for the clinician in this journal" in said(report)
    whole = said(report)
    for gone in ("Anna", "Water is the mother", "it is everywhere", "first night", *NIGHTS):
        assert gone not in whole


def test_a_report_of_one_case(records):
    other = [Case("other", "other", pseudonym="Berta"), Entry("b0", night="2026-01-01", case="other")]
    report = content([*records, *other], audience="dreamer", day=DAY, case="other")
    assert report.subtitle.startswith("Berta, ")
    assert "What belongs to other cases, or to the journal as a whole, was left out." in report.left_out
    assert "Anna" not in said(report)
    assert "Water" not in said(report)
    (home,) = (one.id for one in records if isinstance(one, Case) and one.private_of)
    for unknown in ("nobody", home):
        with pytest.raises(ValueError, match=r"^there is no such case in this journal; there are: "):
            content(records, audience="dreamer", day=DAY, case=unknown)
    with pytest.raises(
        ValueError, match=r"^a report is for one of dreamer, clinician, supervisor, research$"
    ):
        content(records, audience="everybody", day=DAY)


@pytest.mark.parametrize("with_case", [True, False])
@pytest.mark.parametrize("audience", ["dreamer", "clinician", "supervisor", "research"])
def test_nothing_private_for_anybody(records, audience, with_case):
    """Also where whoever asks gives the private records without the case that tells what they are."""
    given = [one for one in records if with_case or not (isinstance(one, Case) and one.private_of)]
    report = content(given, audience=audience, day=DAY)
    closed = [PRIVATE, "Of private things", "Rests on my own"]
    closed += (
        []
        if audience == "dreamer"
        else ["secretword", "brother", "summer", "Letters are guilt", "closed night"]
    )
    for form in MEDIA:
        text = text_of(make(report, form), form)
        assert "help for reading" in text
        assert [one for one in closed if one in text] == []
    assert [one for one in closed if one in said(report)] == []


def test_words_that_were_edited_away_are_not_quoted():
    told = "My sister Clara took the train to Vienna on a Sunday in May"
    entry = Entry(
        "n", night="2026-10-01", parts={"report": "My sister took the train"}, told=told, case="c",
        release={"clinician": RELEASED},
    )  # fmt: skip
    memo = Memo("m", "c", on="entry", target="n", text="She said: sister Clara took the train to Vienna on")
    records = [Case("c", "c"), entry, memo]
    assert "Clara" in said(content(records, audience="dreamer", day=DAY))
    assert "Clara" not in said(content(records, audience="clinician", day=DAY))


def test_what_was_said_of_words_that_were_edited_away_is_not_coded():
    gone = Element("e", "report", 3, 8, "Clara", (Association("a", "her wedding"),), lost=True)
    entry = Entry(
        "n", parts={"report": "My sister"}, elements=(gone,), case="c", release={"clinician": RELEASED}
    )
    coded = Annotation(
        "a1", "c", entry="n", part="association", start=0, end=11, quote="her wedding", memo="of it"
    )
    records = [Case("c", "c"), entry, replace(coded, code="Family")]
    assert "Family | – | – | – | 1 in 1" in said(content(records, audience="dreamer", day=DAY))
    assert not [
        one for one in ("Family", "of it\n") if one in said(content(records, audience="clinician", day=DAY))
    ]


@pytest.mark.parametrize("audience", ["dreamer", "clinician", "supervisor", "research"])
@pytest.mark.parametrize("form", list(MEDIA))
def test_an_empty_journal_says_so(audience, form):
    report = content([Case("c", "c", pseudonym="Anna")], audience=audience, day=DAY)
    assert "There are no entries for " in text_of(make(report, form), form)


class Reader(html.parser.HTMLParser):
    """Which elements there are, and that each one is closed."""

    VOID = ("meta", "rect")

    def __init__(self):
        super().__init__()
        self.open, self.seen, self.said = [], [], []

    def handle_starttag(self, tag, attrs):
        self.seen.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag not in self.VOID:
            assert self.open.pop() == tag

    def handle_data(self, data):
        self.said.append(data)


def read_html(report):
    reader = Reader()
    reader.feed(make(report, "html").decode())
    assert reader.open == []
    return reader


def test_html_stands_alone(records):
    report = content(records, audience="dreamer", day=DAY)
    reader = read_html(report)
    tags = [tag for tag, _ in reader.seen]
    assert not {"script", "link", "img", "iframe", "a", "object"} & set(tags)
    for _, attributes in reader.seen:
        assert not {"src", "href"} & set(attributes)
        assert not [name for name in attributes if name.startswith("on")]
    assert not re.search(rb"https?:|url\(|@import", make(report, "html"))
    assert dict(reader.seen)["html"] == {"lang": "en"}
    headings = [int(tag[1]) for tag in tags if re.fullmatch(r"h\d", tag)]
    assert headings[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(headings))
    assert all("scope" in attributes for tag, attributes in reader.seen if tag == "th")
    ids = [attributes["id"] for _, attributes in reader.seen if "id" in attributes]
    assert len(set(ids)) == len(ids)
    named = [attributes["aria-labelledby"].split() for tag, attributes in reader.seen if tag == "svg"]
    assert len(named) == 2
    assert {one for names in named for one in names} <= set(ids)
    style = make(report, "html").decode()
    assert "prefers-color-scheme: dark" in style
    assert "@media print" in style


def test_docx_has_headings_and_what_a_screen_reader_needs(records):
    document = docx.Document(io.BytesIO(make(content(records, audience="dreamer", day=DAY), "docx")))
    assert document.core_properties.author == ""
    styles = [(one.style.name, one.text) for one in document.paragraphs]
    assert styles[0] == ("Title", "A report on dreams")
    assert [text for style, text in styles if style == "Heading 1"][:2] == ["What this is", "The material"]
    assert ("Heading 2", "Water is the mother") in styles
    for table in document.tables:
        assert table.rows[0]._tr.xpath("./w:trPr/w:tblHeader")
    described = [one._inline.docPr.get("descr") for one in document.inline_shapes]
    assert len(described) == 2
    assert described[0].startswith("A bar for each motif. ")


def test_pdf_has_pages_text_fonts_and_an_outline(records):
    reader = PdfReader(io.BytesIO(make(content(records, audience="dreamer", day=DAY), "pdf")))
    assert len(reader.pages) > 1
    text = " ".join(page.extract_text() for page in reader.pages)
    assert "Water is the mother" in text
    assert "A bar for each motif." in text
    assert [one.title for one in reader.outline][:2] == ["What this is", "The material"]
    assert reader.trailer["/Root"]["/Lang"] == "en"
    assert reader.metadata.title == "A report on dreams"
    fonts = [one.get_object() for page in reader.pages for one in page["/Resources"]["/Font"].values()]
    used = [one for one in fonts if "DejaVu" in one["/BaseFont"]]
    assert used
    assert all("/FontFile2" in one["/FontDescriptor"] for one in used)


def a_report(*blocks):
    return Report("A title", "for somebody", (Section("All", blocks),), (), "made")


HOSTILE = "<script>alert(1)</script> & \"'<b>x</b> <img src=http://x.y/z.png> {{x}} ]]> </title>"


@pytest.mark.parametrize("form", list(MEDIA))
def test_markup_in_texts_is_text(form):
    report = Report(
        HOSTILE,
        HOSTILE,
        (
            Section(
                HOSTILE,
                (
                    *(Heading(HOSTILE), Paragraph(HOSTILE), Note(HOSTILE)),
                    Table((HOSTILE, "b"), ((HOSTILE, HOSTILE),), HOSTILE),
                    Quote(((HOSTILE, True), (HOSTILE, False)), HOSTILE),
                    Picture(HOSTILE, HOSTILE, bars=((HOSTILE, 2),)),
                ),
            ),
        ),
        (),
        HOSTILE,
    )
    data = make(report, form)
    if form == "html":
        reader = read_html(report)
        assert not {"script", "b", "img"} & {tag for tag, _ in reader.seen}
        assert "".join(reader.said).count("<script>alert(1)</script>") >= 10
    elif form == "docx":
        document = docx.Document(io.BytesIO(data))
        assert [one.text for one in document.paragraphs].count(HOSTILE) >= 5
        assert document.tables[0].cell(1, 1).text == HOSTILE
    else:
        assert text_of(data, form).count("<script>alert(1)</script>") >= 8


SEEN = "Ñandú Ψυχή Психоанализ"
UNSEEN = "a snake 🐍 a word 漢 joined 👩\u200d👧\ufe0f"


def test_what_has_no_glyph_is_said_in_pdf():
    text = text_of(make(a_report(Paragraph(SEEN), Paragraph(UNSEEN)), "pdf"), "pdf")
    assert SEEN in text
    assert "a snake [snake] a word □ joined [woman][girl]" in text
    assert "The font of this file has no glyph for some characters" in text
    assert "U+1F40D [snake], U+6F22 □, U+1F469 [woman], U+1F467 [girl]. The HTML and Word files" in text
    assert "no glyph" not in text_of(make(a_report(Paragraph(SEEN)), "pdf"), "pdf")


def test_text_from_right_to_left_is_said_in_pdf():
    text = text_of(make(a_report(Paragraph("שלום")), "pdf"), "pdf")
    assert "this file does not set it in its direction" in text


@pytest.mark.parametrize("form", ["html", "docx"])
def test_every_character_is_in_the_others(form):
    text = text_of(make(a_report(Paragraph(SEEN + UNSEEN)), form), form)
    assert SEEN + UNSEEN in text


@pytest.mark.parametrize("form", list(MEDIA))
def test_odd_texts_make_files(form):
    long = "a word and another " * 3000
    blocks = [Paragraph("a\x00b\ud800c\x0b"), Paragraph(""), Paragraph("x" * 20_000), Paragraph(long)]
    blocks += [Table(("a", "b"), ((long, "x" * 5000), ("", "")), "t"), Table(("only",), ())]
    blocks += [Picture("p", "d", strips=(("s" * 99, (0.0, 0.5, 1.0)), ("none", ())), ends=("a", "b"))]
    blocks += [Quote((), ""), Heading("h" * 300), Quote(((long, True),), "s")]
    assert len(make(a_report(*blocks), form)) > 1000


@pytest.mark.parametrize("form", list(MEDIA))
def test_a_report_is_made_in_memory_and_the_same_each_time(records, form, monkeypatch, tmp_path):
    report = content(records, audience="dreamer", day=DAY)
    first = make(report, form)

    def refuse(*_args, **_more):
        raise AssertionError("no network, no file")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr("tempfile._get_candidate_names", refuse)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert make(report, form) == first
    assert list(Path(tmp_path).iterdir()) == []


def test_there_are_three_formats(records):
    with pytest.raises(ValueError, match=r"^a report is made as one of html, docx, pdf$"):
        make(a_report(), "odt")


def test_decisions_of_another_case_stay_there(records):
    verdict = Verdict("v", "gone", finding="motif", key="lemma:water", verdict="rejected", memo="of another")
    report = content([*records, verdict], audience="supervisor", day=DAY)
    assert "of another" not in said(report)

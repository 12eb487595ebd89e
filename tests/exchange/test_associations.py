"""What was associated comes out of a journal with its places: every place leads to the words."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import jupyter_psydyn as psd
from jupyter_psydyn.association import Associations
from jupyter_psydyn.exchange import export
from jupyter_psydyn.exchange.associations import read_associations
from jupyter_psydyn.journal import Affect, Association, Element, Entry, Moment, Session, Trial


def led_to(found: Associations) -> list[tuple[str, str]]:
    """What was said, each beside the words at its place."""
    said = [(one.text, one.place) for chain in found.chains for one in chain.said]
    said += [(one.text, one.place) for test in found.tests for one in test.reactions if one.text]
    said += [(chain.element, chain.place) for chain in found.chains if chain.place]
    return [(text, found.corpus[at.entry].parts[at.part][at.start : at.end]) for text, at in said]


def element(quote: str, *texts: str, **more) -> Element:
    said = tuple(Association(f"{quote}-{at}".replace(" ", "-"), text) for at, text in enumerate(texts))
    return Element(quote.replace(" ", "-"), "", 0, 0, quote, said, **more)


def test_a_journal_gives_its_chains_with_what_came_with_them(journal):
    said = (
        Association("a1", "my uncle 🐎", 812.5, 1500.0, "", Affect("fear", 3), "childhood"),
        Association("a2", "the mill", None, 900.0),
    )
    anchored = Element("e1", "report", 2, 7, "horse", said, affect=Affect("joy", 4))
    journal.save(Entry(id="d0", parts={"report": "Nothing was said to this."}))
    journal.save(
        Entry(
            id="d1",
            night="2024-01-02",
            parts={"report": "A horse.", "association": "First."},
            elements=(anchored,),
        )
    )
    found = read_associations(journal)
    assert [one.id for one in found.corpus] == ["d1"]
    assert found.corpus["d1"].parts["association"] == "First.\nmy uncle 🐎\nthe mill"
    (chain,) = found.chains
    assert (chain.id, chain.entry, chain.element, chain.affect, chain.strength) == (
        "e1",
        "d1",
        "horse",
        "joy",
        4,
    )
    assert chain.place == ("d1", "report", 2, 7)
    assert chain.night.text == "2024-01-02"
    assert [(one.ms, one.affect, one.strength, one.period) for one in chain.said] == [
        (812.5, "fear", 3, "childhood"),
        (900.0, "", None, ""),
    ]
    assert [said for said, there in led_to(found) if said == there] == ["my uncle 🐎", "the mill", "horse"]


def test_a_path_an_entry_and_a_list_are_read_as_the_journal_is(journal, tmp_path):
    kept = journal.save(Entry(id="d1", elements=(element("sea", "salt"),)))
    of_journal = read_associations(journal).chains
    assert read_associations(kept).chains == read_associations([kept]).chains == of_journal
    assert psd.read_associations is read_associations


def test_a_test_leaves_out_practice_and_what_was_not_shown():
    trials = (
        Trial("tea", "cup", 500.0, practice=True, at="2024-01-02T10:00:00+00:00"),
        Trial(
            "head",
            "hair",
            900.0,
            1300.0,
            marks=("laughed",),
            remark="hm",
            reproduction="",
            at="2024-01-02T10:00:05+00:00",
        ),
        Trial("green", failed=True, enter_ms=15000.0, at="2024-01-02T10:00:10+00:00"),
        Trial("water", "deep", None, 2000.0, reproduction="deep", at="2024-01-02T10:00:30+00:00"),
        Trial("to sing"),
    )
    entry = Entry(
        id="t", kind="association", session=Session("word-list", word_list="Jung 1910", trials=trials)
    )
    found = read_associations(entry)
    (test,) = found.tests
    assert (test.id, test.name) == ("t", "Jung 1910")
    assert [(one.stimulus, one.text, one.ms, one.failed, one.reproduction) for one in test.reactions] == [
        ("head", "hair", 900.0, False, ""),
        ("green", "", None, True, None),
        ("water", "deep", 2000.0, False, "deep"),
    ]
    assert (test.reactions[0].marks, test.reactions[0].remark) == (("laughed",), "hm")
    assert led_to(found) == [("hair", "hair"), ("deep", "deep")]
    assert found.notes == ("1 stimulus of a test that was not finished is left out.",)


def test_a_stream_is_the_entrys_own_text_with_its_moments():
    moments = (Moment(0, 4, 0.0, 900.0), Moment(5, 9, 2500.0, 3000.0))
    entry = Entry(id="s", parts={"association": "Rain 🌧️ is."}, session=Session("stream", moments=moments))
    (stream,) = read_associations(entry).streams
    assert (stream.id, stream.text) == ("s", "Rain 🌧️ is.")
    assert [
        (one.from_ms, one.to_ms, stream.text[one.place.start : one.place.end]) for one in stream.spoken
    ] == [
        (0.0, 900.0, "Rain"),
        (2500.0, 3000.0, "🌧️ i"),
    ]


def test_a_lost_element_keeps_its_associations_and_says_so():
    gone = Element("e1", "report", 2, 7, "horse", (Association("a1", "mill"),), lost=True)
    found = read_associations(Entry(id="d", parts={"report": "A cow."}, elements=(gone,)))
    assert (found.chains[0].place, found.chains[0].lost, found.chains[0].words) == (None, True, ("mill",))
    assert "words of 1 element were edited away" in found.notes[0]


def test_blank_words_are_left_out_and_move_nothing():
    entry = Entry(parts={"association": "\n"}, elements=(element("sea", "", "salt", "  ", "gull"),))
    found = read_associations(entry)
    assert led_to(found) == [("salt", "salt"), ("gull", "gull")]
    assert found.notes == ("2 associations without words were left out.",)


def test_an_element_without_associations_is_a_chain_of_nothing():
    (chain,) = read_associations(Entry(elements=(element("sea", affect=Affect("awe")),))).chains
    assert (chain.entry, chain.words, chain.affect) == ("entry-1", (), "awe")


def test_elements_of_two_entries_with_one_id_are_told_apart():
    pair = [Entry(id=name, elements=(element("sea", "salt"),)) for name in ("d1", "d2")]
    assert [one.id for one in read_associations(pair).chains] == ["sea", "d2-sea"]


words = st.text(alphabet="ab 🐎\né", max_size=6)
trial = st.builds(Trial, st.just("s"), words, practice=st.booleans(), at=st.sampled_from(["", "2024-01-02"]))


@given(
    st.lists(
        st.builds(
            lambda own, lines, trials: Entry(
                parts={"association": own, "report": "r"},
                elements=tuple(
                    Element(
                        f"e{at}",
                        "",
                        0,
                        0,
                        "q",
                        tuple(Association(f"{at}-{n}", one) for n, one in enumerate(some)),
                    )
                    for at, some in enumerate(lines)
                ),
                session=Session("word-list", trials=tuple(trials)),
            ),
            words,
            st.lists(st.lists(words, max_size=4), max_size=3),
            st.lists(trial, max_size=4),
        ),
        max_size=3,
    )
)
@settings(deadline=None)
def test_every_place_leads_to_its_words(entries):
    for said, there in led_to(read_associations(entries)):
        assert said == there


@pytest.mark.parametrize("nothing", [[], [Entry(id="d", parts={"report": "A dream."})]])
def test_entries_without_associations_give_none(nothing):
    found = read_associations(nothing)
    assert (found.chains, found.tests, found.streams, len(found.corpus)) == ((), (), (), 0)


@pytest.mark.parametrize("name", ["all", "all.csv", "entries.jsonl"])
def test_what_a_journal_exported_is_read_as_the_journal_is(name, journal, tmp_path):
    moments = (Moment(0, 4, 0.0, 900.0),)
    journal.save(Entry(id="d1", parts={"report": "A sea."}, elements=(element("sea", "salt", "gull"),)))
    journal.save(
        Entry(id="t1", kind="association", session=Session("word-list", trials=(Trial("head", "hair", 9.0),)))
    )
    journal.save(
        Entry(
            id="s1",
            kind="association",
            parts={"association": "Rain."},
            session=Session("stream", moments=moments),
        )
    )
    if name == "entries.jsonl":
        lines = [json.dumps(one.to_dict()) for one in journal.entries()]
        (tmp_path / name).write_text("\n".join(lines), encoding="utf-8")
    else:
        export(journal, tmp_path / name)
    found, there = read_associations(tmp_path / name), read_associations(journal)
    assert [(one.element, one.words) for one in found.chains] == [("sea", ("salt", "gull"))]
    assert (found.tests[0].reactions, found.streams[0].spoken) == (
        there.tests[0].reactions,
        there.streams[0].spoken,
    )


def test_a_whole_journals_lines_are_for_import(journal, tmp_path):
    journal.save(Entry(id="d1", elements=(element("sea", "salt"),)))
    export(journal, tmp_path / "all.jsonl")
    with pytest.raises(ValueError, match=r"all\.jsonl is a whole journal: import it, and read the journal"):
        read_associations(tmp_path / "all.jsonl")


DREAM = '{"report": "A kitchen.", "elements": [{"segment": "Kitchen", "associations": ["_Mill._ Warm."]}]}'
FILES = {
    "p.csv": "record,pos,stimulus,reaction,rt_ms,marks,reproduction\n1,1,head,hair,900,M,\n1,2,green,,,,\n",
    "c.csv": "session,cue,position,response,seconds,affect\ns1,sea,1,salt,1.4,fear\ns1,mill,1,,,\n",
    "w.csv": "participant,cue,R1,R2\n7,sea,salt,gull\n",
    "t.csv": "start,end,speaker,text\n0,1.5,A,Down the stairs.\n",
    "t.srt": "1\n00:00:01,000 --> 00:00:02,500\nDown <i>by</i>.\n\n2\n00:00:03,000 --> 00:00:04,000\nUp.\n",
    "t.vtt": "WEBVTT\n\nNOTE x\n\n00:01.000 --> 00:02.500\n<v Ann>Down the stairs.\n",
    "c.txt": 'happy, "smile, wide", dentist\n',
    "c.json": '[["happy", "smile"], ["snow"]]',
    "d.json": DREAM,
}
ODD = ["", "\n", ",", '"', "é", "-1", "\x00", "\ud83d", "-->", "_", "9" * 400, "[" * 3000, "1e999", "NaN"]


@pytest.mark.parametrize("name", FILES)
@given(changes=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 12), st.sampled_from(ODD)), max_size=3))
@settings(deadline=None, max_examples=100)
def test_a_damaged_file_is_read_or_refused_in_one_line(name, changes, tmp_path_factory):
    """Pieces cut out, doubled, or replaced: no other error, and every place still leads to its words."""
    text = FILES[name]
    for share, long, put in changes:
        at = int(share * len(text))
        text = text[:at] + put + text[at + long :]
    path = tmp_path_factory.mktemp("damaged") / name
    path.write_bytes(text.encode("utf-8", errors="surrogatepass"))
    said = ""
    try:
        for words, there in led_to(read_associations(path)):
            assert words == there
    except ValueError as error:
        said = str(error)
    assert "\n" not in said

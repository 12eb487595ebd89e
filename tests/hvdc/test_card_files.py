"""Coding cards from and to files, each format as others write it; all dreams are invented."""

import json
from pathlib import Path

import pytest
from hvdc_cards import CHASE, EMPTY, QUARREL, card

import jupyter_psydyn as psd
from jupyter_psydyn.hvdc import Card

SHARED = Path(__file__).parents[3] / "shared" / "data"

XML = """<?xml version="1.0"?>
<dreambank><notes/>
 <collection><id>lina</id><name>Lina</name><type>series</type><sex>F</sex><age>A</age><time>1977</time>
  <dream><number>0003</number><date>1977-??-??</date>
   <codings><char>1MKA</char><char>9XXX</char>
    <agg><init>D</init><code>2&gt;</code><rec>1FKA +1MKA</rec></agg>
    <sex><init>D</init><code>1*</code></sex>
    <succ><char>D</char></succ><mf><code>1</code><char>D</char></mf>
    <emot><code>AP</code><char>D</char></emot><set>IF</set><obj>NA</obj><mod>S+</mod></codings>
   <report><![CDATA[I <i>missed</i> the tram & walked.]]></report></dream>
  <dream><number>0004</number><date>spring</date><report>Nothing left of it.</report></dream>
 </collection>
</dreambank>"""


def file(tmp_path, name, text, encoding="utf-8"):
    (tmp_path / name).write_text(text, encoding=encoding)
    return tmp_path / name


class TestLines:
    def test_come_back(self, tmp_path):
        psd.write_cards([QUARREL, CHASE, EMPTY], tmp_path / "ours.jsonl")
        assert psd.read_cards(tmp_path / "ours.jsonl") == (QUARREL, CHASE, EMPTY)

    def test_a_list_in_json_is_the_same(self, tmp_path):
        path = file(tmp_path, "ours.json", json.dumps([QUARREL.record(), EMPTY.record()]))
        assert psd.read_cards(path) == (QUARREL, EMPTY)

    @pytest.mark.parametrize(
        ("lines", "why"),
        [
            ('{"dream_id": "a", "codings": {}}\n{"codings": {}}', "line 2: dream_id"),
            ('{"dream_id": "a", "codings": []}', "line 1: codings of a"),
            ('{"dream_id": "a", "codings": {}}\n\n{oops', "line 3 is not JSON"),
            ('{"dream_id": "a", "codings": {}}\n' * 2, "two cards are of the dream 'a'"),
            ('{"dream": "a"}', "no codings are known in 'dream'"),
        ],
    )
    def test_are_refused_with_the_place(self, tmp_path, lines, why):
        with pytest.raises(ValueError, match=why):
            psd.read_cards(file(tmp_path, "bad.jsonl", lines))

    def test_other_endings(self, tmp_path):
        with pytest.raises(ValueError, match=r"cards are written to \.jsonl, \.xml"):
            psd.write_cards([], tmp_path / "ours.docx")
        with pytest.raises(ValueError, match=r"cards are read from \.xml, \.csv"):
            psd.read_cards(file(tmp_path, "ours.docx", "x"))
        with pytest.raises(FileNotFoundError, match=r"there is no file none\.jsonl"):
            psd.read_cards(tmp_path / "none.jsonl")


class TestDreamBankXml:
    def test_is_read(self, tmp_path):
        coded, told = psd.read_cards(file(tmp_path, "lina.xml", XML))
        assert (coded.dream_id, coded.collection, coded.dreamer_sex) == ("lina_0003", "lina", "F")
        assert coded.night.text == "1977"
        assert coded.report == "I <i>missed</i> the tram & walked."
        assert {one.field: str(one.code) for one in coded.codings} == {
            "char": "1MKA",
            "agg": "D 2> 1FKA + 1MKA",
            "sex": "D 1*",
            "succ": "D",
            "mf": "1 D",
            "emot": "AP D",
            "set": "IF",
            "obj": "NA",
            "mod": "S+",
        }
        assert [(one.field, one.raw) for one in coded.invalid] == [("char", "9XXX")]
        assert not told.coded
        assert (told.night.text, told.more["date_written"]) == ("", "spring")

    def test_its_reports_are_a_corpus(self, tmp_path):
        corpus = psd.read(file(tmp_path, "lina.xml", XML))
        assert [one.id for one in corpus] == ["lina_0003", "lina_0004"]
        assert corpus["lina_0003"].dreamer == "lina"
        assert any("'spring'" in note for note in corpus.notes)

    def test_comes_back(self, tmp_path):
        ours = [
            Card.read(
                {
                    **one.record(),
                    "collection": "ours",
                    "number": one.dream_id,
                    "dream_id": f"ours_{one.dream_id}",
                }
            )
            for one in (QUARREL, CHASE, EMPTY, card("odd", report='a < b & "c"'))
        ]
        psd.write_cards(ours, tmp_path / "ours.xml")
        again = psd.read_cards(tmp_path / "ours.xml")
        assert [one.dream_id for one in again] == [one.dream_id for one in ours]
        for mine, read in zip(ours, again, strict=True):
            assert [str(one.code) for one in read.codings] == [str(one.code) for one in mine.codings]
            assert read.report == mine.report

    @pytest.mark.parametrize(
        ("text", "why"),
        [
            ("<dreambank><collection>\n</dreambank>", "line 2 is not well-formed XML"),
            ("<html/>", "begins with <html>, not <dreambank>"),
            ('<!DOCTYPE a [<!ENTITY b "c">]><dreambank>&b;</dreambank>', "entities of its own"),
            (
                "<dreambank><collection><id>l</id><dream/></collection></dreambank>",
                "dream 1 of l has no number",
            ),
        ],
    )
    def test_what_is_none_is_refused(self, tmp_path, text, why):
        with pytest.raises(ValueError, match=why):
            psd.read_cards(file(tmp_path, "bad.xml", text))


class TestTables:
    def test_fogli(self, tmp_path):
        names = (
            *("id_dream", "text_dream", "characters_code", "emotions_code", "aggression_code"),
            *("friendliness_code", "sexuality_code", "male_female_%"),
        )
        row = ["7", 'He said "no" to "us', "1MKA, 2JSA", "AN 1MKA", "1MKA 3> D, D 2> 1MKA", "", "", "0.5"]
        path = file(tmp_path, "out.tsv", "\t".join(names) + "\n" + "\t".join(row) + "\n")
        (one,) = psd.read_cards(path)
        assert [str(coding.code) for coding in one.codings] == [
            *("1MKA", "2JSA", "AN 1MKA", "1MKA 3> D", "D 2> 1MKA"),
        ]
        assert one.fields == {"char", "emot", "agg", "fri", "sex"}
        assert one.report == 'He said "no" to "us'
        # Only what was coded has a value: settings have none, and no dream is said to be without luck.
        frame = psd.hvdc.indices([one]).frame.set_index("index")
        assert frame.loc[["Indoor setting", "Dreams with good fortune"], "n"].tolist() == [0, 0]
        path = file(tmp_path, "short.tsv", "\t".join(names) + "\n7\tshort\n")
        with pytest.raises(ValueError, match="line 2 has 2 fields where the first line has 8"):
            psd.read_cards(path)

    def test_cortal(self, tmp_path):
        path = file(
            tmp_path,
            "c.csv",
            "id,name,number,date,gender,report,character,emotion\n"
            ',lina,4,1977,female,"A tram.","1FKA, 1MSC","AP D, HA D+1FKA"\n',
        )
        (one,) = psd.read_cards(path)
        assert [str(coding.code) for coding in one.codings] == ["1FKA", "1MSC", "AP D", "HA D + 1FKA"]
        assert (one.dream_id, one.dreamer_sex, one.night.text) == ("lina_4", "F", "1977")
        nameless = file(tmp_path, "n.csv", "id,character,emotion\n,1FKA,AP D\n")
        with pytest.raises(ValueError, match="line 2 has no id, and no name and number either"):
            psd.read_cards(nameless)

    def test_dream_coder(self, tmp_path):
        rows = [
            "dream_id,coding_type,init,rec,code,char,raw",
            "d1,char,,,1MKA,,1MKA",
            "d1,agg,D,1MKA,3>,,",
            "d1,emot,,,AP,D,",
            "d1,succ,,,,D,",
            "d2,obj,,,NA,,",
            "d2,set,,,,,OU",
        ]
        first, second = psd.read_cards(file(tmp_path, "codings.csv", "\n".join(rows)))
        assert [str(one.code) for one in first.codings] == ["1MKA", "D 3> 1MKA", "D", "AP D"]
        assert [str(one.code) for one in second.codings] == ["OU", "NA"]
        whole = 'dream_id,dream_report,codings_json\nd1,A tram.,"{""char"": [""1MKA""]}"\nd2,None.,\n'
        first, second = psd.read_cards(file(tmp_path, "dreams.csv", whole))
        assert [str(one.code) for one in first.codings] == ["1MKA"]
        assert not second.coded
        with pytest.raises(ValueError, match="line 2: codings_json is no JSON object"):
            psd.read_cards(file(tmp_path, "bad.csv", "dream_id,codings_json\nd1,oops\n"))

    def test_numbers_of_codes_are_no_codings(self, tmp_path):
        """SDDb's first tables: "Friendliness" counts, and does not tell who to whom."""
        path = file(tmp_path, "sddb.csv", "answer_text,Friendliness 1,Animals\nA tram.,2,0\n")
        with pytest.raises(ValueError, match="Numbers of codes in a dream are no codings"):
            psd.read_cards(path)


class TestReports:
    def test_sddb(self, tmp_path):
        new = (
            "Dream Report ID,Title,Dream Text,Participant ID,Word Count,Dream Date\n"
            "5,Tram,I missed it.,p7,3,2020-01-02\n"
        )
        (one,) = psd.read(file(tmp_path, "v2.csv", new))
        assert (one.id, one.dreamer, one.night.text) == ("5", "p7", "2020-01-02")
        old = (
            "answer_text,word_count,dream_entry_title,date,respondent,survey\nI missed it.,3,Tram,2020,p7,s\n"
        )
        (one,) = psd.read(file(tmp_path, "v1.csv", old))
        assert (one.parts["report"], one.dreamer, one.night.text) == ("I missed it.", "p7", "2020")

    def test_krank(self, tmp_path):
        (one,) = psd.read(file(tmp_path, "k.csv", "author,age,report\na1,30,I missed it.\n"))
        assert (one.dreamer, one.parts["report"]) == ("a1", "I missed it.")

    PAGE = (
        '#0071 (07/12/2000) "The tram" I missed it. (5 words)\n\n'
        "#111a (age 12)\nI swam.\nFar out. [BL]\n#F21-5 No more."
    )

    def test_a_dreambank_page_as_text(self, tmp_path):
        corpus = psd.read(file(tmp_path, "page.txt", self.PAGE))
        assert [one.id for one in corpus] == ["0071", "111a", "F21-5"]
        # A title is a sentence in quotation marks to anybody but its author: it stays.
        assert [one.parts["report"] for one in corpus] == [
            '"The tram" I missed it.',
            "I swam.\nFar out.",
            "No more.",
        ]
        assert corpus["0071"].night.text == "2000-07-12"
        assert any("'age 12' (line 3)" in note for note in corpus.notes)

    def test_a_dreambank_page_as_html(self, tmp_path):
        html = (
            "<html><head><title>#1 no</title></head><body><p>#1 (1990) Caf&eacute;,<br>a\ntram – gone. "
            "(5 words)</p><p>#2 (1991) Was this cut? (40 words)</body></html>"
        )
        corpus = psd.read(file(tmp_path, "page.html", html, "windows-1252"))
        assert corpus["1"].parts["report"] == "Café,\na tram – gone."
        assert any("1 reports have another number of words" in note and "#2" in note for note in corpus.notes)

    def test_another_text_is_refused(self, tmp_path):
        with pytest.raises(ValueError, match="no line begins with a number as DreamBank's dreams have it"):
            psd.read(file(tmp_path, "note.txt", "Last night I missed the tram."))


@pytest.mark.shared
def test_published_files():
    assert len(psd.read(SHARED / "dreambank" / "dreamscrape_ed.json")) == 143
    assert [
        len(psd.read(SHARED / "dreambank" / f"{name}.tsv")) for name in ("alta", "blind-f", "dorothea")
    ] == [*(422, 238, 900)]


@pytest.mark.shared
def test_the_norms_go_through_dreambanks_xml(tmp_path):
    cards = psd.read_cards(SHARED / "hvdc" / "norms_f_gold.jsonl")
    psd.write_cards(cards, tmp_path / "norms.xml")
    again = psd.read_cards(tmp_path / "norms.xml")
    assert [(one.dream_id, one.codings, one.report) for one in again] == [
        (one.dream_id, one.codings, one.report) for one in cards
    ]

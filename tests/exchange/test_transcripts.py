"""Transcripts become streams: every word is somebody's, and none is lost without a word about it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jupyter_psydyn.exchange.transcripts import read_transcript

SRT = """1
00:00:01,000 --> 00:00:02,500
The stairs go down.

2
00:00:06,250 --> 00:00:08,000
And there is
<i>water</i> 🌊 below.
"""
VTT = """WEBVTT - a session

STYLE
::cue { color: red }

NOTE the first
two lines

first
00:01.000 --> 00:02.500 position:10% align:start
<v Anna>The stairs go <c.loud>down</c>.

00:00:06.250 --> 00:00:08.000
<v.quiet Roger>And where&nbsp;do they go?</v>

00:00:09.000 --> 00:00:10.000
<v Anna>To the <00:00:09.500>water &amp; the boat.
"""


def spoken(name, text, speaker=None):
    read = read_transcript(name, text, speaker)
    return [(read.text[one.start : one.end], one.from_ms, one.to_ms) for one in read.moments]


def refused(name, text, speaker=None):
    with pytest.raises(ValueError) as error:  # noqa: PT011
        read_transcript(name, text, speaker)
    assert "\n" not in str(error.value)
    return str(error.value)


def test_subrip_gives_words_with_their_times():
    assert spoken("talk.srt", SRT) == [
        ("The stairs go down.", 1000.0, 2500.0),
        ("And there is water 🌊 below.", 6250.0, 8000.0),
    ]
    assert read_transcript("talk.srt", SRT).text == "The stairs go down.\nAnd there is water 🌊 below."


@pytest.mark.parametrize(
    "written",
    [
        "\ufeff" + SRT,
        SRT.replace("\n", "\r\n"),
        SRT.replace("\n", "\r"),
        SRT.replace(",", "."),
        SRT.replace("00:00:0", "00:0"),
        SRT.rstrip(),
        SRT.replace("\n\n2\n", "\n2\n"),
        SRT.replace("-->", "  -->\t"),
        SRT.replace("1\n", "", 1),
        SRT.replace("And there is\n", "And there is\n\n"),
    ],
)
def test_the_ways_programs_write_subrip_are_read_alike(written):
    assert spoken("talk.srt", written) == spoken("talk.srt", SRT)


def test_webvtt_knows_who_speaks_and_the_others_words_are_left_out():
    assert spoken("talk.vtt", VTT, "anna") == [
        ("The stairs go down.", 1000.0, 2500.0),
        ("To the water & the boat.", 9000.0, 10000.0),
    ]
    assert read_transcript("talk.vtt", VTT, "Anna").notes == (
        "the words are Anna's",
        "1 cue of others left out",
    )
    assert spoken("talk.vtt", VTT, "Roger") == [("And where do they go?", 6250.0, 8000.0)]


def test_of_several_speakers_one_is_asked_for():
    assert refused("talk.vtt", VTT) == (
        "talk.vtt: 2 people speak: Anna (2 cues), Roger (1 cue). Whose associations are these? "
        "Say it: speaker=... (--speaker NAME)"
    )
    assert refused("talk.vtt", VTT, "Otto") == (
        "talk.vtt: nobody is called 'Otto'; there are: Anna (2 cues), Roger (1 cue)"
    )
    assert "nobody is called 'Anna'" in refused("talk.srt", SRT, "Anna")


def test_two_voices_in_one_cue_are_two():
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Anna>Down. <v Roger>Where?\n"
    assert spoken("talk.vtt", text, "Anna") == [("Down.", 1000.0, 2000.0)]
    assert spoken("talk.vtt", text, "Roger") == [("Where?", 1000.0, 2000.0)]


def test_a_name_and_a_colon_is_who_speaks_where_most_cues_have_one():
    text = (
        "1\n00:00:01,000 --> 00:00:02,000\nAnna B.: I thought: no.\n\n"
        "2\n00:00:02,000 --> 00:00:03,000\nNot there.\n\n"
        "3\n00:00:03,000 --> 00:00:04,000\nDr. Roger: And now?\n"
    )
    assert [words for words, *_ in spoken("talk.srt", text, "Anna B.")] == ["I thought: no.", "Not there."]
    alone = SRT.replace("The stairs", "I thought: the stairs").replace(
        "1\n", "1\n00:00:00,100 --> 00:00:00,900\nOh.\n\n9\n", 1
    )
    assert [words for words, *_ in spoken("talk.srt", alone)][1] == "I thought: the stairs go down."


def test_times_that_overlap_or_go_back_are_told():
    text = (
        "1\n00:00:05,000 --> 00:00:07,000\nLater.\n\n"
        "2\n00:00:01,000 --> 00:00:06,000\nEarlier.\n\n"
        "3\n00:00:08,000 --> 00:00:08,000\n\n"
    )
    assert spoken("talk.srt", text) == [("Earlier.", 1000.0, 6000.0), ("Later.", 5000.0, 7000.0)]
    assert read_transcript("talk.srt", text).notes == (
        "1 cue without words left out",
        "the cues were not in the order of their times: they were put in it",
        "1 cue begun before the one before had ended: no pause is seen there",
    )


@pytest.mark.parametrize(
    ("written", "why"),
    [
        (SRT.replace("08,000", "xx,000"), "talk.srt: line 6: '00:00:xx,000' is no time"),
        (SRT.replace("08,000", "72,000"), "talk.srt: line 6: '00:00:72,000' is no time"),
        (SRT.replace("00:00:06", "-00:00:06"), "talk.srt: line 6: '-00:00:06,250' is no time"),
        (SRT.replace("08,000", "02,000"), "talk.srt: line 6: it ends (2 s) before it begins (6.25 s)"),
        (
            SRT.replace("06,250 -->", "06,250"),
            "talk.srt: line 5: '2' begins a cue without a time",
        ),
        (
            SRT.replace("2\n00:00:06,250 -->", "00:00:06"),
            "talk.srt: line 5: '00:00:06 00:00:08,000' begins a cue",
        ),
        (SRT[: SRT.index(":06")], "talk.srt: line 5: '2' begins a cue without a time: is the file whole?"),
        (
            SRT[: SRT.index("00:00:06")],
            "talk.srt: line 5: '2' begins a cue without a time: is the file whole?",
        ),
        ("The stairs go down.\n\n" + SRT, "talk.srt: line 1: words before the first time"),
        ("No times at all.", "talk.srt: line 1: words before the first time"),
        ("1\n00:00:01,000 --> 00:00:02,000\n \n", "talk.srt has no words: nothing was read"),
        ("\n \n", "talk.srt has no cue: nothing was read"),
    ],
)
def test_a_broken_subrip_is_refused_with_its_line(written, why):
    assert refused("talk.srt", written).startswith(why)


def test_a_webvtt_begins_with_its_name():
    assert refused("talk.vtt", SRT) == "talk.vtt: line 1: a WebVTT file begins with WEBVTT"
    assert spoken("talk.vtt", "WEBVTT\n00:01.000 --> 00:02.000\nDown.") == [("Down.", 1000.0, 2000.0)]


def test_a_table_has_seconds_or_clock_times():
    table = 'start,end,speaker,text\n1.0,"2,5",A,The stairs.\n0:06,00:00:07.25,B,Where?\n8,9,A,Down.\n'
    assert spoken("talk.csv", table, "A") == [("The stairs.", 1000.0, 2500.0), ("Down.", 8000.0, 9000.0)]
    assert spoken("talk.csv", table, "B") == [("Where?", 6000.0, 7250.0)]
    assert refused("talk.csv", "start,end,text\n1,-2,Down.\n").startswith("talk.csv: line 2: '-2' is no time")
    assert refused("talk.csv", "start,end,text\n1,nan,Down.\n").startswith(
        "talk.csv: line 2: 'nan' is no time"
    )
    assert refused("talk.csv", "start,text\n1,Down.\n") == (
        "talk.csv: a transcript has start, end and text; there are 'start', 'text'"
    )


cue = st.tuples(st.integers(0, 10**7), st.integers(0, 10**5), st.text("ab é🐎.", min_size=1, max_size=8))


def stamp(ms):
    return f"{ms // 3_600_000:02}:{ms // 60_000 % 60:02}:{ms // 1000 % 60:02},{ms % 1000:03}"


@given(st.lists(cue.filter(lambda one: one[2].strip()), min_size=1, max_size=6))
@settings(deadline=None)
def test_what_was_written_is_what_was_said(cues):
    cues.sort(key=lambda one: one[0])
    written = "".join(
        f"{at}\n{stamp(start)} --> {stamp(start + long)}\n{words}\n\n"
        for at, (start, long, words) in enumerate(cues, 1)
    )
    assert spoken("talk.srt", written) == [
        (" ".join(words.split()), float(start), float(start + long)) for start, long, words in cues
    ]

"""Chains come in from tables, lines and lists, and a printed dream with its associations as a dream."""

import json
from pathlib import Path

import pytest

import jupyter_psydyn as psd
from jupyter_psydyn.exchange import make_journal, read_files
from jupyter_psydyn.exchange.told_dreams import Segment, at_headings, found_in

SHARED = Path(__file__).parents[3] / "shared" / "data"


@pytest.fixture
def read(tmp_path):
    def read(content: str, name: str = "c.csv", **how):
        (tmp_path / name).write_text(content, encoding="utf-8")
        return psd.read_associations(tmp_path / name, **how)

    return read


@pytest.fixture
def refused(read):
    def refused(content: str, name: str = "c.csv", **how):
        with pytest.raises(ValueError) as error:  # noqa: PT011
            read(content, name, **how)
        assert "\n" not in str(error.value)
        return str(error.value)

    return refused


def chains(found):
    for chain in found.chains:
        for one in chain.said:
            assert (
                found.corpus[one.place.entry].parts[one.place.part][one.place.start : one.place.end]
                == one.text
            )
    return [(chain.element, *chain.words) for chain in found.chains]


def test_a_row_an_association_gives_chains_with_what_came_with_them(read):
    found = read(
        "session,cue,position,response,seconds,affect,strength,period\n"
        "s1,sea,2,gull,0.9,,,\ns1,sea,1,salt,1.4,fear,3,childhood\ns1,mill,1,,,,,\ns2,sea,1,ship,2,joy,,recent\n"
    )
    assert chains(found) == [("sea", "salt", "gull"), ("mill",), ("sea", "ship")]
    assert [one.entry for one in found.chains] == ["s1", "s1", "s2"]
    first = found.chains[0].said[0]
    assert (first.ms, first.affect, first.strength, first.period) == (1400.0, "fear", 3, "childhood")
    assert len({one.id for one in found.chains}) == 3


def test_without_an_element_a_chain_begins_with_its_first_word(read):
    found = read("chain,position,word\nA,2,smile\nA,1,happy\nB,1,snow\n")
    assert chains(found) == [("happy", "smile"), ("snow",)]


def test_a_row_a_cue_has_its_associations_in_numbered_columns(read):
    found = read("participant,cue,R1,R2,R3\n7,sea,salt,gull,\n7,mill,,,\n8,sea,ship,,\n7,sea,foam,,\n")
    assert chains(found) == [("sea", "salt", "gull"), ("mill",), ("sea", "foam"), ("sea", "ship")]
    assert [one.id for one in found.corpus] == ["7", "8"]


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ('happy, smile, dentist\n\nsnow\nsea, "salt, white"\n', "c.txt"),
        (
            "happy;smile;dentist\nsnow;\nsea\tsalt, white\n".replace("sea\tsalt, white", 'sea,"salt, white"'),
            "c.txt",
        ),
        ('[["happy", "smile", "dentist"], ["snow"], ["sea", "salt, white"]]', "c.json"),
    ],
)
def test_a_line_a_chain_and_a_list_of_lists(read, content, name):
    assert chains(read(content, name)) == [("happy", "smile", "dentist"), ("snow",), ("sea", "salt, white")]


@pytest.mark.parametrize(
    ("content", "name", "why"),
    [
        ("cue,response\n", "c.csv", "c.csv has no rows: nothing was read"),
        ("cue,ms\nsea,9\n", "c.csv", "c.csv has no column 'association'; there are 'cue', 'ms'"),
        ("word\nsalt\n", "c.csv", "c.csv has no column 'element'; there are 'word'"),
        ("cue,response\n,salt\n", "c.csv", "c.csv: line 2: associations to an element without words"),
        ("chain,word\n,salt\n", "c.csv", "c.csv: line 2: chain is empty: to which chain does this belong?"),
        (
            "cue,response,period\nsea,salt,later\nsea,foam,never\n",
            "c.csv",
            "c.csv: line 3: period is 'never'",
        ),
        (
            "cue,response,affect,strength\nsea,salt,fear,9\n",
            "c.csv",
            "c.csv: line 2: strength is '9'; write 1 to 5",
        ),
        ("cue,response,strength\nsea,salt,3\n", "c.csv", "c.csv: line 2: a strength without the feeling"),
        ("cue,response,ms\nsea,salt,-1\n", "c.csv", "c.csv: line 2: ms: -1 is below zero"),
        (", smile\n", "c.txt", "c.txt: line 1: a chain begins with the word it was started from"),
        ('[["happy", 3]]', "c.json", "c.json: item 1 is no list of words"),
        ('[["happy"', "c.json", "c.json: line 1 is not JSON"),
        ("x", "c.docx", "c.docx: read_associations takes files ending in .psydyn, .csv"),
    ],
)
def test_what_is_no_chain_is_refused_with_its_line(refused, content, name, why):
    assert refused(content, name).startswith(why)


def test_there_must_be_a_file(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"there is no file none\.csv"):
        psd.read_associations(tmp_path / "none.csv")


# A dream as a book has it

REPORT = "I stand in a wide kitchen. My aunt cuts the bread, and the dog sleeps under the table."
DREAM = {
    "title": "The kitchen",
    "date": "1990-05-04",
    "dreamer": "Ina",
    "report": REPORT,
    "elements": [
        {"segment": "A wide kitchen.", "associations": ["The mill had one.[U] It was warm there."]},
        {
            "segment": "My aunt; the bread.",
            "associations": [
                "She never did.",
                "_The dog sleeps._",
                "We had none. _Never_, in fact.",
                "_A cellar_: Cold.",
                "_Warm_, as I said.",
            ],
        },
        {"segment": "And then of the", "associations": []},
    ],
}


def test_a_printed_dream_is_an_entry_with_its_elements_in_their_places(read):
    found = read(json.dumps(DREAM), "dream.json")
    assert chains(found) == [
        ("a wide kitchen", "The mill had one.", "It was warm there."),
        ("My aunt", "She never did."),
        ("the dog sleeps", "We had none.", "Never, in fact."),
        ("A cellar", "Cold.", "Warm, as I said."),
        ("And then of the",),
    ]
    assert [
        None if one.place is None else REPORT[one.place.start : one.place.end] for one in found.chains
    ] == [
        *("a wide kitchen", "My aunt", "the dog sleeps"),
        *(None, None),
    ]
    assert found.notes == (
        "5 elements: 2 stand in the report word for word, 1 in part, 2 are words of their own",
        "3 elements were given; 2 more begin at headings in italics within their associations",
        "each sentence is an association (sentences=False: each paragraph)",
    )
    whole = read(json.dumps(DREAM), "dream.json", sentences=False)
    assert chains(whole)[0] == ("a wide kitchen", "The mill had one. It was warm there.")


def test_a_printed_dream_is_imported_as_a_dream_of_its_dreamer(read, tmp_path):
    found = read(json.dumps(DREAM), "dream.json")
    with make_journal(
        tmp_path / "n.psydyn", read_files([tmp_path / "dream.json"]), example="the sea in it"
    ) as made:
        (entry,) = made.entries()
        assert (entry.kind, entry.title, entry.night, entry.told) == (
            "dream",
            "The kitchen",
            "1990-05-04",
            REPORT,
        )
        assert [one.pseudonym for one in made.cases()] == ["Ina"]
        assert chains(psd.read_associations(made)) == chains(found)


@pytest.mark.parametrize(
    ("segment", "place"),
    [
        ("The dog sleeps under the table", "the dog sleeps under the table"),
        ("my aunt cuts", "My aunt cuts"),
        ("the kitchen", "kitchen"),
        ("a huge red old kitchen", None),
        ("under the", None),
        ("", None),
    ],
)
def test_a_segment_stands_where_the_report_has_most_of_its_words_in_a_row(segment, place):
    found = found_in(REPORT, segment)
    assert (REPORT[found[0] : found[1]] if found else None) == place


def test_headings_end_with_a_stop_or_a_colon_and_words_in_italics_do_not():
    given = [Segment("One", ("a", "_Two._ b", "_Three_: c", "_not_, d", "_“Four.”_", "e", "_Five._”", "f"))]
    assert at_headings(given) == [
        Segment("One", ("a",)),
        Segment("Two.", ("b",)),
        Segment("Three", ("c", "_not_, d", "_“Four.”_", "e")),
        Segment("Five.", ("f",)),
    ]


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"elements": [{"segment": " "}]}, "d.json: element 1 has no words: segment is missing"),
        (
            {"elements": [{"segment": "x", "associations": "y"}]},
            "d.json: element 1: associations must be a list",
        ),
        ({"elements": ["segment"]}, "d.json: element 1 is not an object with segment and associations"),
        ({"report": 3}, "d.json: report must be text"),
        ({"date": "1990-02-31"}, "d.json: date: no such date"),
    ],
)
def test_a_printed_dream_in_another_form_is_refused(refused, change, why):
    # `segment` stands in the file, so that it is taken for one.
    assert refused(json.dumps({"segment": 0, **DREAM, **change}), "d.json").startswith(why)


@pytest.mark.shared
def test_the_dream_of_irma_is_split_at_the_headings_that_its_elements_swallowed():
    """14 elements are given; 12 holds the headings of 2 more, 14 of 4 (our reading: `at_headings`)."""
    found = psd.read_associations(SHARED / "freud_irma_dream_associations.json")
    assert len(chains(found)) == 20
    data = json.loads((SHARED / "freud_irma_dream_associations.json").read_text(encoding="utf-8"))
    given = [Segment(one["segment"], tuple(one["associations"])) for one in data["elements"]]
    sizes = [len(one.associations) for one in at_headings(given)]
    # Element 12 becomes 3, of 1, 3 and 3 paragraphs; element 14 becomes 5.
    assert sizes[11:] == [1, 3, 3, 1, 1, 1, 2, 1, 1]
    assert sum(len(one.associations) for one in given) == 27
    report = data["report"]
    for chain in found.chains:
        if chain.place:
            assert report[chain.place.start : chain.place.end] == chain.element
    assert sum(chain.place is None for chain in found.chains) == 2


@pytest.mark.shared
@pytest.mark.parametrize(
    ("test", "stimuli", "timed", "failed", "changed", "repeated", "misunderstood", "longest"),
    [
        ("I_normal", 31, 31, 0, 9, 0, 0, 14),
        ("II_hysterical", 38, 38, 0, 14, 2, 1, 50),
        ("III_many_failures", 28, 21, 7, 7, 7, 2, 50),
    ],
)
def test_jungs_protocols_of_1910_are_read_as_he_counted_them(
    test, stimuli, timed, failed, changed, repeated, misunderstood, longest
):
    """Clark lectures 1910, Lecture I; counts of jung_protocols_summary.json."""
    found = psd.read_associations(SHARED / "jung" / "jung_protocols_1910.csv")
    (one,) = found.of(test).tests
    said = one.reactions
    assert len(said) == stimuli
    assert sum(r.ms is not None for r in said) == timed
    assert sum(r.failed for r in said) == failed
    assert sum(r.reproduction is not None and r.reproduction != r.text for r in said) == changed
    assert sum("repeated" in r.marks for r in said) == repeated
    assert sum("misunderstood" in r.marks for r in said) == misunderstood
    assert max(r.ms for r in said if r.ms is not None) == longest * 200

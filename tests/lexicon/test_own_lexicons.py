"""Lexicons of one's own: JSON, YAML, CSV and LIWC; a bad file is refused whole, with the line."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jupyter_psydyn.lexicon import Lexicon, Phrase, load_lexicon
from jupyter_psydyn.lexicon.symbols import WordTable

LIWC_2007 = """%
01\tfunct
02\twater
125\taffect
%

drown*\t02\t125
we'd  01
sea \t\t02
sea\t125
like\t(02 134)125/464\t01
kind\t<of>131/125
"""

LIWC_2015 = """%
30\taffect (Affect)
\t31\tposemo (Positive Emotions)
\t32\tnegemo (Negative Emotions)
%
happ*\t30\t31
kind of\t30
let go* 30 32
"""


def load(tmp_path: Path, name: str, content: str | bytes) -> Lexicon:
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return load_lexicon(path)


JSON = {"name": "own", "version": "1", "categories": {"birds": {"nouns": ["bird.n.01"], "exclude": ["duck"]}}}
YAML = """
name: own
version: "1"
categories:
  birds: {nouns: [bird.n.01], exclude: [duck]}
"""


@pytest.mark.parametrize(
    ("name", "content"), [("own.json", json.dumps(JSON)), ("own.yaml", YAML), ("own.yml", YAML)]
)
def test_json_and_yaml_name_synsets(tmp_path: Path, name: str, content: str) -> None:
    own = load(tmp_path, name, content)
    assert (own.name, own.version) == ("own", "1")
    assert own.categories_of("sparrow") == ("birds",)
    assert own.categories_of("duck") == ()
    assert own.categories_of("dog") == ()


def test_a_synset_may_be_named_by_any_of_its_lemmas(tmp_path: Path) -> None:
    own = load(tmp_path, "own.json", '{"categories": {"cars": {"nouns": ["auto.n.01"]}}}')
    assert own.categories_of("sedan") == ("cars",)


def test_senses_and_phrases_of_ones_own(tmp_path: Path) -> None:
    data = {
        "categories": {"money": {"words": ["coin*"]}, "water": {"words": ["sea"], "phrases": ["high tide"]}},
        "senses": {
            "bank": [{"categories": ["money"]}, {"categories": ["water"], "cues": ["river"], "pos": "n"}]
        },
    }
    own = load(tmp_path, "own.json", json.dumps(data))
    assert own.categories_of("bank") == ("money",)
    assert own.senses_of("bank")[1].cues == {"river"}
    assert own.categories_of("coinage") == ("money",)
    assert own.phrases == (Phrase(("high", "tide"), "water"),)


def test_csv_has_a_row_a_word(tmp_path: Path) -> None:
    own = load(
        tmp_path,
        "own.csv",
        "\ufeffWord,Category,about\r\nSeas,water,What is wet\r\ndrown*,water,\r\n\r\nkind of,vague,\r\n",
    )
    assert own.by_form
    assert own.categories[0].about == "What is wet"
    assert own.categories_of("sea", "seas") == ("water",)
    assert own.categories_of("sea", "sea") == ()
    assert own.categories_of("drown", "drowning") == ("water",)
    assert own.phrases == (Phrase(("kind", "of"), "vague"),)


def test_liwc_2007(tmp_path: Path) -> None:
    own = load(tmp_path, "liwc.dic", LIWC_2007)
    assert own.categories_of("drown", "drowned") == ("water", "affect")
    assert own.categories_of("we'd", "we'd") == ("funct",)
    assert own.categories_of("sea", "seas") == ("water", "affect")  # by its base form, from two lines
    assert own.categories_of("like", "like") == ("funct",)
    assert "conditions left out of 2 entries" in own.provenance


def test_liwc_2015(tmp_path: Path) -> None:
    own = load(tmp_path, "liwc.dic", LIWC_2015.replace("\n", "\r\n"))
    assert own.categories_of("happy", "happier") == ("affect", "posemo")
    assert [one.about for one in own.categories] == ["Affect", "Positive Emotions", "Negative Emotions"]
    assert Phrase(("kind", "of"), "affect") in own.phrases
    assert Phrase(("let", "go*"), "negemo") in own.phrases


def test_liwc_22(tmp_path: Path) -> None:
    own = load(tmp_path, "liwc.dicx", "DicTerm,water,fear\nsea,X,\ndrown*,X,x\n\nkind of,,X\n")
    assert own.categories_of("drown", "drowned") == ("water", "fear")
    assert own.phrases == (Phrase(("kind", "of"), "fear"),)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1"])
def test_old_dictionaries_are_latin_1(tmp_path: Path, encoding: str) -> None:
    own = load(tmp_path, "liwc.dic", "%\n1\twasser\n%\nflüss*\t1\n".encode(encoding))
    assert own.categories_of("flüsse") == ("wasser",)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.json", '{"categories":\n {', "line 2: cannot be read as JSON"),
        ("a.json", "[]", '"categories" must be an object'),
        ("a.json", '{"categories": {"a": {}}}', "category 'a' is empty"),
        ("a.json", '{"categories": {"a": []}}', "category 'a' must be an object"),
        ("a.json", '{"categories": {"a": {"nuons": []}}}', "category 'a' has 'nuons'; it may have"),
        ("a.json", '{"categories": {"a": {"words": "sea"}}}', "category 'a': 'sea' is no list of words"),
        ("a.json", '{"categories": {"a": {"nouns": ["nosuch.n.01"]}}}', "category 'a': no such WordNet"),
        ("a.json", '{"categories": {"a": {"nouns": ["water"]}}}', "no such WordNet synset: 'water'"),
        ("a.json", '{"categories": {"a": {"nouns": ["swim.v.01"]}}}', "'swim.v.01' stands among the nouns"),
        ("a.json", '{"categories": {"a": {"words": ["b"]}}, "senses": {"c": [{"categories": ["d"]}]}}',
         "senses of 'c': no such category: 'd'"),
        ("a.json", '{"categories": {"a": {"words": ["b"]}}, "senses": {"c": [{"pos": "x"}]}}', "pos is 'x'"),
        ("a.json", '{"categories": {"a": {"words": ["b"]}}, "senses": {"c": {}}}', "'c' must be a list"),
        ("a.yaml", "categories:\n  a: [\n", "line 3: cannot be read as YAML"),
        ("a.yaml", "categories:\n  a: {words: [no]}\n", "False is no word; put it in quotes"),
        ("a.yaml", "a: \x07", "cannot be read as YAML"),
        ("a.csv", "", "line 1: the first line must name the columns"),
        ("a.csv", "word;category\n", "line 1: the first line must name the columns"),
        ("a.csv", "category,word\n", "line 1: no word stands below"),
        ("a.csv", "category,word\na,b\n,c\n", "line 3: no category stands here"),
        ("a.csv", "category,word\na,b\nc\n", "line 3: no word stands here"),
        ("a.csv", "category,word\na,b,c\n", "line 2: more fields than columns"),
        ("a.csv", "category,word\na,s*a\n", r"line 2: 's\*a': \* may stand only at the end"),
        ("a.csv", 'category,word\na,"b', "line 2: no CSV"),
        ("a.dic", "", "line 1: a LIWC dictionary begins with its categories"),
        ("a.dic", "sea\t1\n", "line 1: a LIWC dictionary begins with its categories"),
        ("a.dic", "%\nwater\n%\nsea\t1\n", "line 2: a category is a number, a tab and a name"),
        ("a.dic", "%\n1\twater\n1\tfear\n%\nsea\t1\n", "line 3: category 1 'fear' is there twice"),
        ("a.dic", "%\n1\twater\n%\nsea\t2\n", "line 4: 2 is no category of the header"),
        ("a.dic", "%\n1\twater\n%\n\nsea\twater\n", "line 5: 'water' stands where the number"),
        ("a.dic", "%\n1\twater\n%\nsea\n", "line 4: 'sea' has no number of a category"),
        ("a.dic", "%\n1\twater\n%\n*\t1\n", "line 4: no word stands here"),
        ("a.dic", "%\n1\twater\n%\n", "no word stands below the categories"),
        ("a.dicx", "word,water\n", "line 1: the first line must be DicTerm"),
        ("a.dicx", "DicTerm,water,water\n", "line 1: a category is there twice"),
        ("a.dicx", "DicTerm,water\nsea,2.5\n", "line 2: '2.5' under 'water': an X or nothing"),
        ("a.dicx", "DicTerm,water\nsea,X,X\n", "line 2: more fields than columns"),
        ("a.dicx", "DicTerm,water\nsea,\n", "line 1: no word is in any category"),
        ("a.txt", "sea", "must end in .json, .yaml, .yml, .csv, .dic, .dicx"),
    ],
)  # fmt: skip
def test_what_is_no_lexicon_is_said_in_one_line(
    tmp_path: Path, name: str, content: str, message: str
) -> None:
    with pytest.raises(ValueError, match=message) as error:
        load(tmp_path, name, content)
    assert f"lexicon {name!r}" in str(error.value)
    assert "\n" not in str(error.value)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"'no\.dic' cannot be read: No such file"):
        load_lexicon(tmp_path / "no.dic")


words = st.text("abc", min_size=1, max_size=4)


@given(st.lists(st.tuples(words, st.booleans(), st.integers(0, 3))), words)
def test_prefixes_match_what_begins_so(rows: list[tuple[str, bool, int]], word: str) -> None:
    table = WordTable((start + "*" * prefix, at) for start, prefix, at in rows)
    assert table.of(word) == {
        at for start, prefix, at in rows if (word.startswith(start) if prefix else word == start)
    }


@given(st.binary(max_size=200), st.sampled_from(["a.json", "a.yaml", "a.csv", "a.dic", "a.dicx"]))
def test_no_file_breaks_the_readers(tmp_path_factory: pytest.TempPathFactory, data: bytes, name: str) -> None:
    path = tmp_path_factory.mktemp("any") / name
    path.write_bytes(data)
    try:
        load_lexicon(path)
    except ValueError as error:
        assert "\n" not in str(error)  # noqa: PT017


@given(st.text("%\t\n 012ab*()/<>", max_size=60))
def test_no_dic_breaks_the_reader(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.mktemp("any") / "a.dic"
    path.write_text("%\n1\ta\n%\n" + text)
    try:
        load_lexicon(path)
    except ValueError as error:
        assert "\n" not in str(error)  # noqa: PT017

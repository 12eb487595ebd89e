"""Eight consecutive words of a journal are found in what a notebook shows, however they are dressed."""

import csv
import html
import json
import random
import re
import time
import unicodedata
from pathlib import Path

import pytest
from notebooks import notebook, ordinary

from jupyter_psydyn.desk.quotes import Index, kept, passages, said
from jupyter_psydyn.desk.shingles import Shingler, folded
from jupyter_psydyn.journal import Association, Element, Entry, Session, Trial
from jupyter_psydyn.journal.records import body_of

pytestmark = pytest.mark.security

DREAM = "I stood in the flooded cellar, and my grandmother’s lamp floated past me like a small yellow boat."
WHO = "my brother,the conductor,a girl with wet hair,the old neighbour,somebody's uncle,two nuns,Zoë,Jürgen"
DID = "carried,could not find,was selling,hid,kept counting,had forgotten,swallowed,was painting,drowned"
WHAT = "the brass key,an empty birdcage,our piano,a suitcase of teeth,the last train,grey feathers,my coat"
WHERE = "behind the school,under the stairs,in the orchard,at the bottom of the lake,on the roof,in Łódź"
THEN = "and nobody spoke,and I woke,so I began to run,until the bells rang,while it snowed,as before"


def dreams(count, chance):
    """Invented dreams of five sentences."""

    def sentence():
        words = [chance.choice(one.split(",")) for one in (WHO, DID, WHAT, WHERE, THEN)]
        return " ".join(words).capitalize() + chance.choice(".!?…")

    return [" ".join(sentence() for _ in range(5)) for _ in range(count)]


def body(**fields):
    return json.dumps(body_of(Entry(id="x", **fields)))


def index(*texts):
    made = Index()
    made.add(texts)
    return made


def quoted(index, book):
    """The places of a notebook that quote."""
    texts = list(passages(book))
    forms = [(text, form) for text in texts for form in text.forms()]
    found = index.quoted(form for _, form in forms)
    return [text.place() for text in dict.fromkeys(forms[at][0] for at in sorted(found))]


def stream(text):
    return {"output_type": "stream", "name": "stdout", "text": text}


def shown(mime, value):
    return {"output_type": "display_data", "metadata": {}, "data": {mime: value}}


def in_a_table(text):
    words = html.escape(text).split(" ")
    return f"<table><tr><td>{'</td><td>'.join(words)}</td></tr></table>"


def lettered(text):
    """Every other letter marked, as a search marks what it found."""
    return re.sub(r"(\w)(\w)", r"<b class='x'>\1</b>\2", html.escape(text))


DRESSES = {
    "printed": stream,
    "in capitals": lambda text: stream(text.upper()),
    "a word a line": lambda text: stream(text.replace(" ", "\n").splitlines(keepends=True)),
    "without its marks": lambda text: stream(re.sub(r"[^\w\s]", " ", text)),
    "with other marks": lambda text: stream(re.sub(r"\W+", " *—* ", text)),
    "composed otherwise": lambda text: stream(unicodedata.normalize("NFD", text)),
    "full width": lambda text: stream("".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)),
    "with soft hyphens": lambda text: stream(re.sub(r"(\w\w)(\w)", "\\1\u00ad\\2", text)),
    "coloured": lambda text: stream(re.sub(r"(\w+)", "\x1b[1;31m\\1\x1b[0m", text)),
    "the value of an expression": lambda text: shown("text/plain", repr([text])),
    "escaped": lambda text: shown("text/plain", ascii(text.replace(" ", "\n"))),
    "escaped twice": lambda text: shown("text/plain", json.dumps(json.dumps(text.replace(" ", "\t")))),
    "a paragraph": lambda text: shown("text/html", f"<p>He said:<br>{html.escape(text)}</p>"),
    "a table": lambda text: shown("text/html", in_a_table(text)),
    "marked within words": lambda text: shown("text/html", lettered(text)),
    "as entities": lambda text: shown("text/html", "".join(f"&#{ord(c)};" for c in text)),
    "a frame in a page": lambda text: shown(
        "text/html", f'<iframe srcdoc="{html.escape(f"<p>{html.escape(text)}</p>")}"></iframe>'
    ),
    "a tooltip": lambda text: shown("text/html", f'<rect title="{html.escape(text)}"></rect>'),
    "a script": lambda text: shown("text/html", f"<script>draw({json.dumps([text])})</script>"),
    "markdown": lambda text: shown("text/markdown", "> " + text.replace(" ", " **") + "**"),
    "svg": lambda text: shown("image/svg+xml", f"<svg><text>{html.escape(text)}</text></svg>"),
    "json": lambda text: shown("application/json", {"a": [{"left": text[:20], "right": text[20:]}]}),
    "json, a word each": lambda text: shown("application/json", text.split(" ")),
    "latex": lambda text: shown("text/latex", rf"\textit{{{text}}}"),
    "an error": lambda text: {
        "output_type": "error",
        "ename": "ValueError",
        "evalue": text,
        "traceback": ["Traceback", f"ValueError: {text}"],
    },
}


class TestDresses:
    @pytest.mark.parametrize("dress", DRESSES)
    def test_a_quote_is_found_in_every_dress(self, dress):
        book = notebook([stream("nothing"), DRESSES[dress](DREAM)])
        assert quoted(index(DREAM), book) == [{"cell": 0, "output": 1, "where": "output"}]
        assert quoted(index("Some other text, of no use here, that is as long as it."), book) == []

    def test_a_widgets_state(self):
        states = {
            "a1": {"model_name": "LayoutModel", "state": {"width": "7px"}},
            "b2": {"model_name": "HTMLModel", "state": {"value": f"<p>{html.escape(DREAM)}</p>"}},
            "c3": {"model_name": "SelectModel", "state": {"_options_labels": DREAM.split(" ")}},
        }
        assert [(one["model"], one["where"]) for one in quoted(index(DREAM), notebook(widgets=states))] == [
            ("b2", "widgets"),
            ("c3", "widgets"),
        ]

    def test_what_somebody_wrote_into_a_cell_stays(self):
        book = notebook()
        book["cells"] += [{"cell_type": "markdown", "source": DREAM, "metadata": {}}]
        book["cells"][0]["source"] = f"dream = {DREAM!r}"
        assert quoted(index(DREAM), book) == []

    def test_an_old_notebook(self):
        book = {"nbformat": 3, "worksheets": [{"cells": [{"cell_type": "code", "outputs": [stream(DREAM)]}]}]}
        assert len(quoted(index(DREAM), book)) == 1

    @pytest.mark.parametrize(
        "book",
        [
            *(None, [], "x", 7, {}, {"cells": None}, {"cells": [None, 7, {"outputs": 7}]}),
            *({"metadata": 7}, {"metadata": {"widgets": 7}}, {"cells": [{"outputs": [None, 7, "x", []]}]}),
            {"cells": [{"outputs": [{"data": 7, "text": 8, "traceback": 9}]}], "worksheets": 7},
            {"metadata": {"widgets": {"application/vnd.jupyter.widget-state+json": {"state": [1]}}}},
        ],
    )
    def test_what_is_no_notebook_quotes_nobody(self, book):
        assert quoted(index(DREAM), book) == []
        assert kept(book) == frozenset()


class TestEight:
    def test_eight_words_are_a_quote_and_seven_are_none(self):
        words = re.findall(r"\w+", DREAM)
        for start in range(len(words) - 7):
            assert quoted(index(DREAM), notebook([stream(" ".join(words[start : start + 8]))]))
            assert not quoted(index(DREAM), notebook([stream(" ".join(words[start : start + 7]))]))

    def test_they_stand_in_a_row_in_one_text(self):
        words = re.findall(r"\w+", DREAM)
        broken = [*words[:7], "perhaps", *words[7:14], "then", *words[14:]]
        assert quoted(index(DREAM), notebook([stream(" ".join(broken))])) == []
        apart = [stream(" ".join(words[at : at + 4])) for at in range(0, len(words), 4)]
        assert quoted(index(DREAM), notebook(apart)) == []
        assert quoted(index(" ".join(words[:4]), " ".join(words[4:8])), notebook([stream(DREAM)])) == []

    @pytest.mark.parametrize(
        ("text", "tells"),
        [
            ("0 1 2 3 4 5 6 7 8 9 10 11", False),
            ("no no no no no no no no no no", False),
            ("x y z x y z x y z x y z", False),
            ("2024 05 03 12 30 59 utc a b", False),
            ("w x y z w x y z w x y z", True),
            ("a b c d 1 2 3 4", True),
        ],
    )
    def test_four_different_words_with_letters_tell_a_text(self, text, tells):
        assert bool(quoted(index(text), notebook([stream(text)]))) is tells

    def test_reactions_in_their_order_are_a_quote(self):
        trials = tuple(Trial(f"stimulus {at}", word) for at, word in enumerate(DREAM.split()))
        record = said(body(session=Session("word-list", trials=trials)))
        assert quoted(index(*record), notebook([stream(DREAM)]))

    def test_associations_in_their_order_are_a_quote(self):
        heard = ["school", "long", "hospital", "rain", "father", "coat", "station", "late"]
        chain = tuple(Association(f"a{number}", word) for number, word in enumerate(heard))
        record = said(body(elements=(Element("e", "", 0, 0, "corridor", chain),)))
        assert quoted(index(*record), notebook([stream("\n".join(heard))]))
        assert quoted(index(*record), notebook([stream(", ".join(heard[:7]))])) == []

    def test_everything_that_somebody_said_counts(self):
        texts = dreams(4, random.Random(7))
        record = said(body(title=texts[0], told=texts[1], parts={"report": texts[2], "note": texts[3]}))
        for text in texts:
            assert quoted(index(*record), notebook([stream(text)]))
        memo = json.dumps({"finding": "motif", "key": "lemma:lamp", "verdict": "open", "memo": DREAM})
        assert quoted(index(*said(memo)), notebook([stream(DREAM)]))
        aside = json.dumps({"entry": "x", "base": 1, "parts": {"report": DREAM}})
        assert quoted(index(*said(aside)), notebook([stream(DREAM)]))

    def test_what_is_added_later_is_known_too(self, monkeypatch):
        monkeypatch.setattr("jupyter_psydyn.desk.quotes.MOST_RECENT", 100)
        texts = dreams(60, random.Random(1))
        growing = Index()
        for text in texts:
            growing.add([text])
            assert quoted(growing, notebook([stream(text)]))
        assert all(quoted(growing, notebook([stream(text)])) for text in texts)


class TestDigests:
    def test_a_digest_is_the_texts_and_the_journals(self):
        (text,) = passages(notebook([stream(DREAM)]))
        (lines,) = passages(notebook([stream(DREAM.replace(", ", ",\n").splitlines(keepends=True))]))
        (joined,) = passages(notebook([stream(DREAM.replace(", ", ",\n"))]))
        one, other = b"a" * 32, b"b" * 32
        assert re.fullmatch("[0-9a-f]{32}", text.digest(one))
        assert len({text.digest(one), text.digest(other), lines.digest(one)}) == 3
        assert lines.digest(one) == joined.digest(one)

    def test_what_was_kept_is_read_from_the_notebook(self):
        assert kept(notebook(kept=["aa", 7, "bb"])) == {"aa", "bb"}
        assert kept(notebook(kept="aa")) == frozenset()


class TestKnownAnswers:
    """The figures that the guard must reach."""

    def test_a_thousand_planted_quotes_are_all_found_and_a_hundred_notebooks_raise_no_alarm(self):
        chance = random.Random(20261123)
        texts = dreams(2000, chance)
        journal = index(*(text for one in texts for text in said(body(parts={"report": one}))))
        books = ordinary(100)
        assert len(books) == 100
        assert [at for at, book in enumerate(books) if quoted(journal, book)] == []

        missed = []
        dresses = list(DRESSES.values())
        for number in range(1000):
            words = chance.choice(texts).split(" ")
            length = chance.randint(9, min(60, len(words)))
            start = chance.randrange(len(words) - length + 1)
            planted = dresses[number % len(dresses)](" ".join(words[start : start + length]))
            book = json.loads(json.dumps(chance.choice(books)))
            place = chance.randrange(len(book["cells"][0]["outputs"]) + 1)
            book["cells"][0]["outputs"].insert(place, planted)
            if quoted(journal, book) != [{"cell": 0, "output": place, "where": "output"}]:
                missed.append((number, number % len(dresses)))
        assert missed == []

    @pytest.mark.shared
    def test_a_hundred_pages_of_other_peoples_dreams_raise_no_alarm(self):
        """Real reports of one dreamer beside those of another, in a table as pandas shows it."""
        own, others = reports("dorothea")[:700], reports("alta")[:300] + reports("blind-f")[:100]
        journal = index(*own)
        books = [notebook([stream("\n".join(others[at::100]))]) for at in range(100)]
        assert [at for at, book in enumerate(books) if quoted(journal, book)] == []
        assert quoted(journal, notebook([stream(max(own, key=len))])) != []


def reports(series):
    table = Path(__file__).parents[3] / "shared" / "data" / "dreambank" / f"{series}.tsv"
    with table.open(encoding="utf-8", newline="") as opened:
        return [row["dream"] for row in csv.DictReader(opened, delimiter="\t")]


class TestWithoutSpaces:
    """Chinese and Japanese: sixteen characters in a row, whatever stands between them."""

    CHINESE = "我梦见自己站在一条很长的走廊里，水从墙上慢慢流下来，祖母坐在水中央看着我笑。"
    JAPANESE = "夢の中で、ぼくは古い駅のホームに立っていて、来ない電車をずっと待っていました。"

    @pytest.mark.parametrize("text", [CHINESE, JAPANESE])
    @pytest.mark.parametrize(
        "dress", ["printed", "a paragraph", "escaped", "composed otherwise", "full width"]
    )
    def test_a_quote_is_found_wherever_it_begins(self, text, dress):
        for start in range(8):
            part = text[start : start + 22]
            assert quoted(index(text), notebook([DRESSES[dress](part)])) != [], start

    def test_a_line_may_end_anywhere(self):
        lines = "\n".join(self.CHINESE[at : at + 5] for at in range(0, len(self.CHINESE), 5))
        assert quoted(index(self.CHINESE), notebook([stream(lines)])) != []

    def test_a_turn_of_phrase_is_no_quote(self):
        """Twelve characters that every second letter has."""
        known = index(f"{self.JAPANESE}よろしくお願いいたします。")
        assert quoted(known, notebook([stream("以上です。よろしくお願いいたします。")])) == []

    def test_words_beside_them_count_as_words(self):
        mixed = f"{DREAM} {self.CHINESE}"
        assert quoted(index(mixed), notebook([stream(DREAM)])) != []
        assert quoted(index(DREAM), notebook([stream(mixed)])) != []


def test_what_is_left_open_costs_no_more_than_what_is_closed():
    """A comment that is looked for anew from each of its beginnings would take three minutes here."""
    start = time.perf_counter()
    assert quoted(index(DREAM), notebook([shown("text/html", "<!-- " * 40_000)])) == []
    assert time.perf_counter() - start < 20
    assert quoted(index(DREAM), notebook([shown("text/html", f"<p>a</p><!-- {DREAM}")])) != []


class TestFolding:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("Straße", "STRASSE"),
            ("ΟΔΟΣ", "οδος"),
            ("naïve", "NAI\u0308VE"),
            ("ısı", "ISI"),
            ("İzmir", "izmir"),
            ("co\u00adoperate", "cooperate"),
            ("ﬁnd", "FIND"),
            ("\U00010400", "\U00010428"),
        ],
    )
    def test_what_reads_the_same_is_the_same(self, one, other):
        assert folded(one) == folded(other)

    def test_numbers_are_of_one_key_only(self):
        a, b = Shingler(), Shingler()
        (one,), (again,), (other,) = ([list(n) for n, _ in s.all([DREAM])] for s in (a, a, b))
        assert one == again
        assert not set(one) & set(other)

"""WordNet's facts ship inside the package: no download, no data folder on the machine."""

import subprocess
import sys
import zipfile
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jupyter_psydyn.lexicon import nltk_wordnet, wordnet
from jupyter_psydyn.lexicon.wordnet import ADJECTIVE, DATA, PARTS_OF_SPEECH, VERB


@cache
def lemmas() -> list[str]:
    return sorted({lemma for pos in PARTS_OF_SPEECH for lemma in nltk_wordnet().all_lemma_names(pos)})


def exceptions() -> Iterator[tuple[str, str]]:
    """All irregular forms with their part of speech, from WordNet's own files."""
    with zipfile.ZipFile(DATA / "wordnet.zip") as archive:
        for pos, name in zip(PARTS_OF_SPEECH, ("noun", "verb", "adj", "adv"), strict=True):
            for line in archive.read(f"wordnet/{name}.exc").decode().splitlines():
                yield line.split()[0], pos


parts = st.sampled_from(PARTS_OF_SPEECH)
some_lemma = st.deferred(lambda: st.sampled_from(lemmas()))
endings = st.sampled_from(["", "s", "es", "ves", "ies", "men", "ed", "ing", "er", "est"])
inflected = st.builds(
    lambda word, cut, end: word[: len(word) - cut] + end, some_lemma, st.integers(0, 2), endings
)
once = settings(max_examples=300, deadline=None)


# The pack and NLTK's reader agree.


@once
@given(some_lemma, parts)
def test_a_word_has_nltks_synsets_in_nltks_order(lemma: str, pos: str) -> None:
    assert wordnet().synsets(lemma, pos) == tuple(one.name() for one in nltk_wordnet().synsets(lemma, pos))


@once
@given(some_lemma, parts)
def test_above_a_synset_is_nltks_closure(lemma: str, pos: str) -> None:
    for synset in nltk_wordnet().synsets(lemma, pos):
        name = synset.name()
        higher = {one.name() for one in synset.closure(lambda one: one.hypernyms())}
        assert wordnet().above(name) == higher | {name}
        assert set(wordnet().instance_of(name)) == {one.name() for one in synset.instance_hypernyms()}
        assert wordnet().lexname(name) == synset.lexname()
        assert wordnet().is_synset(name)


@once
@given(inflected, parts)
def test_morphy_is_nltks(word: str, pos: str) -> None:
    assert wordnet().morphy(word, pos) == nltk_wordnet()._morphy(word, pos)


@once
@given(inflected)
def test_all_bases_are_those_of_each_part_of_speech(word: str) -> None:
    by_part = [(base, pos) for pos in PARTS_OF_SPEECH for base in wordnet().bases(word, pos)]
    assert wordnet().all_bases(word) == by_part


def test_morphy_is_nltks_for_all_irregular_forms() -> None:
    rows = list(exceptions())
    assert len(rows) > 5000
    for word, pos in rows:
        assert wordnet().morphy(word, pos) == nltk_wordnet()._morphy(word, pos)


@once
@given(inflected, parts)
def test_lemmas_are_nltks(word: str, pos: str) -> None:
    known = nltk_wordnet()._lemma_pos_offset_map.get(word, {})
    assert wordnet().knows(word, pos) == (pos in known)
    assert wordnet().knows_any(word) == bool(known)


@once
@given(some_lemma, parts)
def test_counts_are_nltks(lemma: str, pos: str) -> None:
    found: Any = nltk_wordnet().lemmas(lemma, pos)
    by_nltk = sum(one.count() for one in found if one.name().lower() == lemma)
    assert wordnet().count(lemma, pos) == sum(wordnet().sense_counts(lemma, pos))
    if pos != ADJECTIVE:
        # NLTK finds no count for some 80 adjectives, such as "above" beside "preceding(a)".
        assert wordnet().count(lemma, pos) == by_nltk


@pytest.mark.parametrize(
    ("lemma", "pos", "count"), [("be", "v", 16667), ("tooth", "n", 42), ("xyzzy", "n", 0)]
)
def test_counts_are_semcors(lemma: str, pos: str, count: int) -> None:
    by_senses = sum(one.count() for one in nltk_wordnet().lemmas(lemma, pos))
    assert wordnet().count(lemma, pos) == by_senses == count
    assert wordnet().total("be") == sum(wordnet().count("be", pos) for pos in PARTS_OF_SPEECH)


def test_all_of_wordnet_is_in_the_pack() -> None:
    assert wordnet().version() == nltk_wordnet().get_version() == "3.0"
    assert len(lemmas()) == 147_306
    assert all(wordnet().knows_any(lemma) for lemma in lemmas())
    assert wordnet().size > 200_000


# The answers of the pack by themselves.


def test_a_synset_may_be_asked_for_by_any_of_its_lemmas() -> None:
    assert wordnet().synset("auto.n.01") == "car.n.01"
    assert not wordnet().is_synset("auto.n.01")


@pytest.mark.parametrize(
    "name", ["", "water", "water.n", "water.n.0", "water.n.99", "water.x.01", "wetar.n.01", "n.01"]
)
def test_what_is_no_synset_is_said(name: str) -> None:
    assert not wordnet().is_synset(name)
    with pytest.raises(ValueError, match=r"no such WordNet synset: .* look like water\.n\.01"):
        wordnet().above(name)


def test_proper_names_are_not_below_what_they_are_instances_of() -> None:
    assert wordnet().instance_of("colorado.n.02") == ("river.n.01",)
    assert "river.n.01" not in wordnet().above("colorado.n.02")


def test_all_ways_up_are_taken() -> None:
    assert {"canine.n.02", "domestic_animal.n.01"} <= wordnet().above("dog.n.01")


def test_a_verb_form_has_its_verb() -> None:
    assert wordnet().bases("left", VERB) == ["leave"]
    assert wordnet().bases("teeth", "n") == ["tooth"]


# What ships.


def test_nltk_reads_the_copy_in_the_package() -> None:
    reader = nltk_wordnet()
    above = {one.name() for one in reader.synset("dog.n.01").hypernyms()}
    assert above == {"canine.n.02", "domestic_animal.n.01"}
    assert reader.synset("water.n.01").lexname() == "noun.substance"


def test_the_copy_holds_facts_only() -> None:
    synset = nltk_wordnet().synset("dog.n.01")
    assert synset.definition() == ""
    assert synset.examples() == []
    with zipfile.ZipFile(DATA / "wordnet.zip") as archive:
        lines = archive.read("wordnet/data.noun").splitlines()
    assert not any(line.split(b"|", 1)[1].strip() for line in lines if line[:1].isdigit())


def test_offsets_are_kept_when_glosses_go() -> None:
    synsets = 0
    with zipfile.ZipFile(DATA / "wordnet.zip") as archive:
        for name in ("noun", "verb", "adj", "adv"):
            at = 0
            for line in archive.read(f"wordnet/data.{name}").splitlines(keepends=True):
                if line[:1].isdigit():
                    assert int(line[:8]) == at
                    synsets += 1
                at += len(line)
    assert synsets == 117_659  # as many as WordNet 3.0 has


def test_the_licence_stands_beside_it() -> None:
    notice = (DATA / "WORDNET-LICENSE.txt").read_text()
    assert "WordNet 3.0 Copyright 2006 by Princeton University" in notice
    assert "blanked" in notice


def test_the_pack_is_small() -> None:
    assert (DATA / "wordnet.npz").stat().st_size < 3_000_000


def test_no_data_of_the_machine_and_no_nltk_is_used(tmp_path: object) -> None:
    code = (
        "import sys, jupyter_psydyn.lexicon as lexicon, jupyter_psydyn.corpus\n"
        "import socket\n"
        "def refuse(*_, **__): raise AssertionError('a connection')\n"
        "socket.socket.connect = refuse\n"
        "assert lexicon.base_form('teeth') == 'tooth'\n"
        "assert 'water' in lexicon.load_lexicon().categories_of('lake')\n"
        "assert 'nltk' not in sys.modules\n"
        "assert lexicon.nltk_wordnet().synset('dog.n.01')\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", code],
        env={"HOME": str(tmp_path), "NLTK_DATA": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert run.returncode == 0, run.stderr

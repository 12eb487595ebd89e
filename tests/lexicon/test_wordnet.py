"""WordNet's facts ship inside the package: no download, no data folder on the machine."""

import subprocess
import sys
import zipfile

import pytest

from jupyter_psydyn.lexicon import wordnet
from jupyter_psydyn.lexicon.wordnet import DATA


def test_nltk_reads_the_copy_in_the_package() -> None:
    reader = wordnet().reader
    assert reader.get_version() == "3.0"
    above = {one.name() for one in reader.synset("dog.n.01").hypernyms()}
    assert above == {"canine.n.02", "domestic_animal.n.01"}
    assert reader.synset("water.n.01").lexname() == "noun.substance"


def test_the_copy_holds_facts_only() -> None:
    synset = wordnet().reader.synset("dog.n.01")
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


def test_no_data_of_the_machine_is_used_and_nltk_comes_late(tmp_path: object) -> None:
    code = (
        "import sys, jupyter_psydyn.lexicon as lexicon, jupyter_psydyn.corpus\n"
        "assert 'nltk' not in sys.modules\n"
        "import socket\n"
        "def refuse(*_, **__): raise AssertionError('a connection')\n"
        "socket.socket.connect = refuse\n"
        "assert lexicon.base_form('teeth') == 'tooth'\n"
        "assert 'water' in lexicon.load_lexicon().categories_of('lake')\n"
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


@pytest.mark.parametrize(
    ("lemma", "pos", "count"), [("be", "v", 10742), ("tooth", "n", 19), ("xyzzy", "n", 0)]
)
def test_counts_are_semcors(lemma: str, pos: str, count: int) -> None:
    by_senses = sum(one.count() for one in wordnet().reader.lemmas(lemma, pos))
    assert wordnet().count(lemma, pos) == by_senses
    assert (by_senses == 0) == (count == 0)

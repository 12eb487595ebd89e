"""Sets: what comes together beyond chance, closed, of words, phrases and symbols."""

import numpy as np

from jupyter_psydyn.analysis import motifs
from jupyter_psydyn.corpus import Corpus, Document

FILL = ["street", "book", "eye", "table", "head", "life", "paper", "wall", "voice", "colour", "hour"]


def planted(*together: str, every: int = 4, n: int = 60, seed: int = 1) -> Corpus:
    """Dreams of everyday words; in one of ``every`` these words, far apart."""
    chance = np.random.default_rng(seed)
    texts = []
    for at in range(n):
        words = chance.choice(FILL, 8, replace=False).tolist()
        if at % every == 0:
            for place, word in zip(range(0, 9, 3), together, strict=False):
                words.insert(place, word)
        texts.append(" and the ".join(words))
    return Corpus(tuple(Document(str(at), {"report": text}) for at, text in enumerate(texts)))


def sets_of(corpus: Corpus) -> dict[str, int]:
    frame = motifs(corpus, limit=None).frame
    found = frame[frame["kind"] == "set"]
    return dict(zip(found["motif"], found["entries"], strict=True))


def test_three_that_come_together_are_one_set_and_not_three_pairs() -> None:
    found = sets_of(planted("walrus", "trumpet", "lantern"))
    assert [name for name in found if name.count("+") == 2] == ["lantern + trumpet + walrus"]
    assert "trumpet + walrus" not in found  # in the very same entries


def test_a_pair_that_is_more_than_its_triple_stays() -> None:
    corpus = planted("walrus", "trumpet", every=4)
    more = Corpus(
        tuple(
            Document(one.id, {"report": one.parts["report"] + (" and a lantern" if at % 12 == 0 else "")})
            for at, one in enumerate(corpus)
        )
    )
    found = sets_of(more)
    assert found["trumpet + walrus"] == 15


def test_a_word_and_its_own_class_make_no_set() -> None:
    found = sets_of(planted("poodle", "kitten", "tractor"))
    assert not any("animals" in name and ("poodle" in name or "kitten" in name) for name in found)


def test_a_set_leads_to_all_its_words_in_the_entries_that_hold_it_whole() -> None:
    found = motifs(planted("walrus", "trumpet", "lantern"), limit=None)
    evidence = found.evidence("set:lantern + trumpet + walrus")
    assert evidence.frame["entry"].nunique() == 15
    marked = {text for one in evidence.passages for text, mark in one.segments if mark}
    assert marked == {"lantern", "trumpet", "walrus"}


def test_by_chance_there_are_next_to_no_sets() -> None:
    assert len(sets_of(planted(n=120))) <= 2

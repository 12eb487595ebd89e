"""What a comparison of readers says: figures, reasons, and the passages where they differ."""

import json
from dataclasses import replace

import numpy as np
import pytest
from sea_and_house import CODINGS, HOUSE, SEA, TEXTS, UNITS, on, row

from jupyter_psydyn.review.agreement import coefficients
from jupyter_psydyn.review.agreement.coding import Coding
from jupyter_psydyn.review.agreement.compare import agreement
from jupyter_psydyn.review.agreement.rows import NAMES
from jupyter_psydyn.review.agreement.unitizing import alpha_u


def by_character(codings: list[Coding], code: str) -> list[list[int]]:
    """Each reader's marks on each character, spelled out."""
    readers = sorted({one.reader for one in codings})
    found = []
    for reader in readers:
        marks = {(where, at): 0 for where, text in TEXTS.items() for at in range(len(text))}
        for one in codings:
            if (one.reader, one.code) == (reader, code):
                marks |= {((one.entry, one.part), at): 1 for at in range(one.start, one.end)}
        found.append(list(marks.values()))
    return found


def test_a_row_for_all_codes_and_one_for_each() -> None:
    found = agreement(CODINGS, TEXTS, resamples=20)
    assert found.keys == ("all codes", "animal", "family", "water")
    assert (found.kind, found.verb) == ("agreement", "agreement")
    water = row(found, "water")
    assert (water["readers"], water["units"], water["codings"]) == (2, sum(map(len, TEXTS.values())), 3)
    assert water["prevalence"] == pytest.approx((7 + 5 + 3) / 2 / water["units"])
    assert json.dumps(found.snapshot(), allow_nan=False)
    assert found.to_code().endswith("result = psd.agreement(codings, texts, resamples=20)\n")


def test_characters_are_those_of_the_plain_coefficients() -> None:
    """The table by entry gives what every character by itself gives."""
    found = agreement(CODINGS, TEXTS, resamples=20)
    for code in ("animal", "family", "water"):
        one, other = ratings = by_character(CODINGS, code)
        shown = row(found, code)
        assert shown["percent"] == pytest.approx(coefficients.percent_agreement(ratings))
        assert shown["kappa"] == pytest.approx(coefficients.cohen_kappa(one, other).value)
        assert shown["alpha"] == pytest.approx(coefficients.krippendorff_alpha(ratings))
        assert shown["ac1"] == pytest.approx(coefficients.gwet_ac1(ratings))


def test_three_readers_have_the_kappa_of_fleiss() -> None:
    codings = [*CODINGS, on("cleo", "by the sea", "water"), on("cleo", "Nobody", "water")]
    ratings = np.array(by_character(codings, "water"))
    counts = np.stack([3 - ratings.sum(0), ratings.sum(0)], axis=1).tolist()
    shown = row(agreement(codings, TEXTS, resamples=20), "water")
    assert shown["kappa"] == pytest.approx(coefficients.fleiss_kappa(counts))
    assert shown["alpha"] == pytest.approx(coefficients.krippendorff_alpha(ratings.tolist()))
    assert shown["ac1"] == pytest.approx(coefficients.gwet_ac1(ratings.tolist()))


@pytest.mark.parametrize("measure", ["masi", "jaccard", "nominal"])
def test_all_codes_compare_sets_of_codes(measure: str) -> None:
    codings = [*CODINGS, on("ben", "dog 🐕 came", "water"), on("anna", "sea. A dog", "family")]
    each = {code: by_character(codings, code) for code in ("animal", "family", "water")}
    sets = [
        [
            frozenset(code for code, marks in each.items() if marks[reader][at])
            for at in range(len(each["water"][0]))
        ]
        for reader in (0, 1)
    ]
    shown = row(agreement(codings, TEXTS, measure=measure, resamples=20), "all codes")
    assert shown["alpha"] == pytest.approx(coefficients.krippendorff_alpha(sets, measure))
    assert shown["kappa"] == pytest.approx(coefficients.cohen_kappa(*sets).value)


def test_sentences_have_the_codes_of_what_is_marked_in_them() -> None:
    shown = row(agreement(CODINGS, TEXTS, unit="sentence", resamples=20), "water")
    assert shown["units"] == 6
    assert shown["percent"] == pytest.approx(5 / 6)


def test_entries_are_whole_nights_with_all_their_parts() -> None:
    found = agreement(CODINGS, TEXTS, unit="entry", resamples=20)
    assert row(found, "water")["units"] == 2
    assert row(found, "water")["percent"] == 0.5
    assert [str(one) for one in found.evidence("water").passages] == ["anna: [Water] on the stairs."]


def test_spans_are_what_anybody_marked_overlapping_ones_together() -> None:
    shown = row(agreement(CODINGS, TEXTS, unit="span", resamples=20), "water")
    assert shown["units"] == 4
    assert shown["percent"] == pytest.approx(3 / 4)


def test_f1_of_passages() -> None:
    """Of water three spans: none the same; the sea of both overlaps."""
    shown = row(agreement(CODINGS, TEXTS, resamples=20), "water")
    assert (shown["f1_exact"], shown["f1_overlap"]) == (0, pytest.approx(2 / 3))
    assert row(agreement(CODINGS, TEXTS, resamples=20), "all codes")["f1_exact"] == pytest.approx(4 / 7)


def test_alpha_u_is_that_of_the_texts_end_to_end() -> None:
    at = SEA.index("the sea")
    water = len(SEA) + HOUSE.index("Water")
    cut = [[(at, at + 7, "w"), (water, water + 5, "w")], [(at + 4, at + 7, "w")]]
    length = sum(map(len, TEXTS.values()))
    shown = row(agreement(CODINGS, TEXTS, resamples=20), "water")
    assert shown["alpha_u"] == pytest.approx(alpha_u(cut, length))


def test_emoji_are_one_character() -> None:
    found = agreement([on("anna", "🐕", "animal"), on("ben", "dog 🐕", "animal")], TEXTS, resamples=20)
    assert row(found, "animal")["prevalence"] == pytest.approx((1 + 5) / 2 / found.frame["units"][1])
    (one,) = found.evidence("animal").passages
    assert [text for text, mark in one.segments if mark] == ["dog"]
    assert SEA[one.start : one.end] == "dog"


def test_the_passages_where_readers_differ() -> None:
    found = agreement(CODINGS, TEXTS, resamples=20)
    assert [str(one) for one in found.evidence("water").passages] == [
        "anna: I stood by [the] sea.",
        "anna: [Water] on the stairs.",
    ]
    assert len(found.evidence("animal")) == 0
    assert "Nothing was found." in found.evidence("animal").notes
    assert str(found.evidence("all codes").passages[0]) == "anna water; ben nothing: I stood by [the] sea."
    assert found.evidence("water").evidence(0).passages == found.evidence("water").passages[:1]
    sentence = agreement(CODINGS, TEXTS, unit="sentence", resamples=20).evidence("water")
    assert [str(one) for one in sentence.passages] == ["anna: [Water on the stairs.]"]


def test_a_text_in_which_nobody_marked_anything_was_read() -> None:
    more = {**TEXTS, ("d3", "report"): "x" * 500}
    before, after = (row(agreement(CODINGS, texts, resamples=20), "water") for texts in (TEXTS, more))
    assert after["units"] == before["units"] + 500
    assert after["prevalence"] < before["prevalence"]
    assert after["f1_overlap"] == before["f1_overlap"]


def test_everybody_codes_everything_and_that_is_said() -> None:
    """Krippendorff 1995, example D."""
    texts = {("d", "report"): "x" * 24}
    found = agreement([Coding(one, "d", "report", 0, 24, "all") for one in ("heather", "hill")], texts)
    shown = row(found, "all")
    assert shown["percent"] == shown["f1_exact"] == 1
    assert [shown[name] for name in ("kappa", "alpha", "ac1", "kappa_low", "ac1_high")] == [None] * 5
    assert shown["why"] == (
        "kappa, alpha, AC1 not defined: everybody put it on everything, so there is one category only."
    )


def test_a_code_nobody_used() -> None:
    shown = row(agreement(CODINGS, TEXTS, codes=["water", "fire"], resamples=20), "fire")
    assert shown["codings"] == shown["prevalence"] == 0
    assert shown["percent"] == 1
    assert "not defined: nobody used it" in str(shown["why"])


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize(
    ("codings", "texts", "reason"),
    [
        ([], {}, "nobody read"),
        ([], TEXTS, "nobody read"),
        ([on("anna", "the sea", "water")], TEXTS, "only anna read"),
        ([], {("d1", "report"): ""}, "nobody read"),
    ],
)
def test_nothing_to_compare(unit: str, codings: list[Coding], texts: dict, reason: str) -> None:
    found = agreement(codings, texts, unit=unit, resamples=20)
    for shown in found.snapshot()["rows"]:
        assert [shown[name] for name in NAMES] == [None] * len(NAMES)
        assert reason in shown["why"]
    assert found.picture == {"pairs": []}


def test_one_who_read_and_marked_nothing() -> None:
    found = agreement([on("anna", "the sea", "water")], TEXTS, readers=["anna", "ben"], resamples=20)
    assert row(found, "water")["kappa"] == 0
    assert row(found, "water")["f1_exact"] == 0
    assert any("1 entry with codings of one reader only" in note for note in found.notes)


def test_versions_of_the_codebook_stand_apart() -> None:
    codings = [*CODINGS, *(on(one, "house", "home", ("d2", "association"), 2) for one in ("anna", "ben"))]
    found = agreement(codings, TEXTS, resamples=20)
    assert found.keys[-2:] == ("all codes, version 2", "home, version 2")
    last = row(found, "home, version 2")
    assert (last["version"], last["kappa"], last["units"]) == ("2", 1, len(HOUSE) + len("My aunt's house."))
    assert row(found, "home")["version"] == "all"
    only = agreement(codings, TEXTS, versions=[2], resamples=20)
    assert only.keys == ("all codes", "home")
    cleo = [*codings, on("cleo", "dog", "animal")]
    assert row(agreement(cleo, TEXTS, versions=[2], resamples=20), "home")["readers"] == 2
    assert row(agreement(cleo, TEXTS, codes=["water"], resamples=20), "water")["readers"] == 3
    assert row(only, "home")["version"] == "2"
    alone = agreement([*CODINGS, on("cleo", "dog", "animal", version=3)], TEXTS, resamples=20)
    assert "Version 3 was used by one reader only: cleo." in alone.notes


def test_what_is_set_aside_is_counted() -> None:
    outside = Coding("anna", "d9", "report", 0, 4, "water")
    beyond = Coding("anna", "d1", "report", 60, 400, "water")
    found = agreement([*CODINGS, on("anna", "sea. A", "water"), outside, beyond], TEXTS, resamples=20)
    assert "2 codings set aside: outside the texts that all were asked to read." in found.notes
    assert any(note.startswith("1 passage set aside for alpha_U only") for note in found.notes)


def test_warnings_of_rare_codes_and_few_entries() -> None:
    notes = agreement(CODINGS, TEXTS, resamples=20).notes
    assert any("Rare or nearly everywhere" in note and "water" in note for note in notes)
    assert any(note.startswith("Only 2 entries and") for note in notes)


def test_pairs_of_readers_for_the_picture() -> None:
    codings = [*CODINGS, *(replace(one, reader="cleo") for one in CODINGS if one.reader == "ben")]
    found = agreement(codings, TEXTS, resamples=20).picture["pairs"]
    assert [(one["a"], one["b"]) for one in found] == [("anna", "ben"), ("anna", "cleo"), ("ben", "cleo")]
    assert (found[2]["kappa"], found[2]["f1"], found[2]["why"]) == (1, 1, "")
    assert found[0]["kappa"] == found[1]["kappa"]


def test_what_cannot_be_asked() -> None:
    with pytest.raises(ValueError, match="unit: 'word' is none of character"):
        agreement(CODINGS, TEXTS, unit="word")
    with pytest.raises(ValueError, match="measure: 'ordinal' is none of masi"):
        agreement(CODINGS, TEXTS, measure="ordinal")
    for start, end in ((3, 3), (-1, 3), (5, 4)):
        with pytest.raises(ValueError, match="holds no character"):
            Coding("anna", "d1", "report", start, end, "water")

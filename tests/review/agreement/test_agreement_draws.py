"""Comparisons of any readers: what always holds, what a draw of entries is, and how long it may take."""

import random
import time
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sea_and_house import CODINGS, SEA, TEXTS, UNITS, row

from jupyter_psydyn.review.agreement import tables
from jupyter_psydyn.review.agreement.coding import Coding
from jupyter_psydyn.review.agreement.compare import agreement
from jupyter_psydyn.review.agreement.layout import laid
from jupyter_psydyn.review.agreement.rows import NAMES, Scope


@st.composite
def codings(draw):  # type: ignore[no-untyped-def]
    found = []
    for _ in range(draw(st.integers(1, 12))):
        where = draw(st.sampled_from(sorted(TEXTS)))
        start = draw(st.integers(0, len(TEXTS[where]) - 1))
        end = draw(st.integers(start + 1, len(TEXTS[where])))
        found.append(Coding(draw(st.sampled_from("abc")), *where, start, end, draw(st.sampled_from("xyz"))))
    return found


@given(codings(), st.sampled_from(UNITS), st.randoms())
@settings(deadline=None, max_examples=40)
def test_no_figure_is_missing_without_a_reason_and_order_and_names_do_not_matter(made, unit, chance) -> None:  # type: ignore[no-untyped-def]
    found = agreement(made, TEXTS, unit=unit, resamples=10)
    again = [replace(one, reader="zyx"["abc".index(one.reader)], code=one.code.upper()) for one in made]
    chance.shuffle(again)
    other = agreement(again, TEXTS, unit=unit, resamples=10)
    for one, same in zip(found.snapshot()["rows"], other.snapshot()["rows"], strict=True):
        missing = [name for name in NAMES if one[name] is None]
        assert bool(missing) == bool(one["why"])
        assert [one[name] for name in NAMES] == pytest.approx([same[name] for name in NAMES])
        for name in ("kappa", "alpha", "ac1", "f1_exact", "f1_overlap"):
            assert one[f"{name}_low"] is None or one[f"{name}_low"] <= one[f"{name}_high"]
    for at in range(len(found)):
        found.evidence(at)


@given(codings(), st.sampled_from(UNITS))
@settings(deadline=None, max_examples=40)
def test_readers_who_code_alike_have_one_or_are_told_why_not(made, unit) -> None:  # type: ignore[no-untyped-def]
    twice = [replace(one, reader=reader) for one in made for reader in ("anna", "ben", "cleo")]
    for shown in agreement(twice, TEXTS, unit=unit, resamples=10).snapshot()["rows"]:
        assert all(shown[name] in (None, pytest.approx(1)) for name in NAMES)
        assert all(shown[name] is not None for name in ("percent", "f1_exact", "f1_overlap"))
        assert len(agreement(twice, TEXTS, unit=unit, resamples=10).evidence(0)) == 0


def test_ten_thousand_codings_in_a_thousand_entries_take_less_than_three_seconds() -> None:
    chance = random.Random(1)
    texts = {(f"d{at}", "report"): "A dog ran by the sea. " * 60 for at in range(1000)}
    made = []
    for _ in range(5000):
        entry, start = f"d{chance.randrange(1000)}", chance.randrange(1000)
        code = f"c{chance.randrange(20)}"
        made.append(Coding("anna", entry, "report", start, start + 20, code))
        made.append(Coding("ben", entry, "report", start + chance.randrange(3), start + 20, code))
    begun = time.perf_counter()
    found = agreement(made, texts)
    assert time.perf_counter() - begun < 3
    low, kappa, high = found.frame.loc[0, ["kappa_low", "kappa", "kappa_high"]]
    assert low < kappa < high
    same = agreement(made, texts)
    assert found.frame.equals(same.frame)


def test_a_draw_is_what_the_entries_drawn_would_give() -> None:
    """The first entry drawn twice: as if there were two of it."""
    scope = Scope(
        "1", laid(TEXTS), CODINGS, ("anna", "ben"), ("animal", "family", "water"), "character", "masi"
    )
    doubled = [replace(one, entry="again") for one in CODINGS if one.entry == "d1"]
    real = row(agreement([*CODINGS, *doubled], {**TEXTS, ("again", "report"): SEA}, resamples=20), "water")
    times = np.array([[2.0, 1.0]])
    counts = tables.yes_or_no(scope.marks(2), scope.units, 2)
    drawn = {**counts.figures(times), **tables.f1_figures(scope.hits[2], times)}
    assert {name: real[name] for name in drawn} == pytest.approx(
        {name: one[0] for name, one in drawn.items()}
    )

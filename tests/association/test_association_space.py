"""The script that makes the space: on norms of a few words, computed another way."""

import importlib.util
from pathlib import Path

import numpy as np
import pytest

PATH = Path(__file__).parents[2] / "scripts" / "association_space.py"
NORMS = [
    ("sea", "ship", 3),
    ("sea", "wave", 1),
    ("ship", "sea", 2),
    ("ship", "sail", 2),
    ("wind", "sail", 4),
    ("wind", "kite", 1),
]


@pytest.fixture(scope="module")
def script():
    spec = importlib.util.spec_from_file_location("association_space", PATH)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_word_that_is_said_to_two_has_a_place_and_one_said_to_one_has_none(script) -> None:
    words, cues, _ = script.steps(NORMS)
    assert words == ["sea", "ship", "wind", "sail"]
    assert cues == 3


def test_a_step_goes_to_what_was_said_and_to_what_it_was_said_to(script) -> None:
    """ship: half of those asked said sea, half sail; all of those asked sea (who are left) said ship."""
    words, _, step = script.steps(NORMS)
    row = dict(zip(words, step.toarray()[words.index("ship")], strict=True))
    assert row == pytest.approx({"sea": 0.75, "ship": 0, "wind": 0, "sail": 0.25})


def test_the_walk_is_the_inverse_without_its_start(script) -> None:
    """G = (I - aP)^-1 - I, rows to 1, information against the mean row, none below 0."""
    _, cues, step = script.steps(NORMS)
    whole = np.linalg.inv(np.eye(4) - script.ALPHA * step.toarray()) - np.eye(4)
    there = whole[:, :cues] / whole[:, :cues].sum(1, keepdims=True)
    expected = np.maximum(np.log(there / there.mean(0)), 0)
    assert script.walked(step, cues) == pytest.approx(expected, abs=2e-3)

"""The published norms: 500 dreams of 100 men and 500 of 100 women, students, 18 to 25 years old, 1947-1950.

Hall and Van de Castle (1966); the percentages as Domhoff (2003, The Scientific Study of Dreams) and
dreams.ucsc.edu/Norms print them. ``n`` of the women's are counted from the 491 of their coding cards that
DreamBank keeps; of the men's only the number of dreams is known.
"""

from __future__ import annotations

from typing import NamedTuple

DREAMS_OF_NORMS = 500
WORDS_OF_NORMS = (50, 300)
"""Reports with fewer or more words were left out before the norms were made."""


class Norm(NamedTuple):
    """A value in the unit of its index (% or per character), and what it is counted from, where known."""

    value: float
    n: int | None


_PRINTED = {
    # key: (male, female, n of the female)
    "male-female": (67, 48, 1047),
    "familiarity": (45, 58, 1354),
    "friends": (31, 37, 1354),
    "family": (12, 19, 1354),
    "group": (31, 28, 1354),
    "animal": (6, 4, 1415),
    "dead-imaginary": (0, 1, 1354),
    "aggression-friendliness": (59, 51, 517),
    "befriender": (50, 47, 223),
    "aggressor": (40, 33, 225),
    "physical-aggression": (50, 34, 327),
    "A/C": (0.34, 0.24, 1415),
    "F/C": (0.21, 0.22, 1415),
    "S/C": (0.06, 0.01, 1415),
    "indoor": (48, 61, 579),
    "familiar-setting": (62, 79, 301),
    "self-negativity": (65, 66, 492),
    "bodily-misfortunes": (29, 35, 202),
    "negative-emotions": (80, 80, 413),
    "success-failure": (51, 42, 70),
    "torso-anatomy": (31, 20, 316),
    "dreams-aggression": (47, 44, 500),
    "dreams-friendliness": (38, 42, 500),
    "dreams-sexuality": (12, 4, 500),
    "dreams-misfortune": (36, 33, 500),
    "dreams-good-fortune": (6, 6, 500),
    "dreams-success": (15, 8, 500),
    "dreams-failure": (15, 10, 500),
    "dreams-striving": (27, 15, 500),
}

NORMS: dict[str, dict[str, Norm]] = {
    "male": {
        key: Norm(male, DREAMS_OF_NORMS if key.startswith("dreams-") else None)
        for key, (male, _, _) in _PRINTED.items()
    },
    "female": {key: Norm(female, n) for key, (_, female, n) in _PRINTED.items()},
}

SIZES = (250, 125, 100, 75, 50, 25)
_DEPARTURES = {
    "animal": (0.9, 1.3, 1.7, 1.9, 4.4, 7.6),
    "male-female": (1.6, 4.3, 4.4, 6.0, 8.4, 13.6),
    "familiarity": (0.3, 3.4, 5.3, 4.4, 8.4, 13.4),
    "friends": (0.9, 3.1, 5.7, 6.2, 11.7, 16.1),
    "group": (0.7, 4.2, 3.1, 5.8, 7.3, 11.1),
    "A/C": (1.8, 4.8, 4.4, 5.7, 6.5, 13.6),
    "F/C": (0.4, 2.1, 2.7, 3.2, 5.0, 11.7),
    "S/C": (1.5, 2.6, 2.9, 3.4, 5.0, 8.6),
    "aggression-friendliness": (1.3, 4.6, 5.0, 6.2, 8.8, 18.8),
    "aggressor": (1.3, 7.1, 7.0, 8.2, 14.9, 29.2),
    "befriender": (2.0, 8.8, 10.1, 11.8, 18.0, 30.3),
    "physical-aggression": (1.2, 4.5, 7.2, 8.1, 15.4, 25.6),
    "indoor": (1.2, 3.2, 5.2, 5.0, 8.7, 13.4),
    "familiar-setting": (1.3, 6.5, 5.5, 9.6, 13.1, 24.6),
    "success-failure": (5.1, 10.9, 10.5, 13.5, 26.3, 48.1),
}


def departure(key: str, dreams: int) -> float | None:
    """How far so many dreams lie from the whole, on average, in percentage points.

    From samples drawn out of the 500 dreams of the male norms (dreams.ucsc.edu/Info/male-norms-subsets.html),
    of the largest size in that table that is not above ``dreams``, of fewer than 25 the smallest. ``None``
    for an index the table has not, and for 500 dreams and more.
    """
    if key not in _DEPARTURES or dreams >= DREAMS_OF_NORMS or dreams == 0:
        return None
    at = next((at for at, size in enumerate(SIZES) if size <= dreams), len(SIZES) - 1)
    # The ratios are printed in hundredths, as percentages are.
    return _DEPARTURES[key][at] / (100 if key.endswith("/C") else 1)

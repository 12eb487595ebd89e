"""Two entries, and what two readers made of them."""

from jupyter_psydyn.review.agreement.coding import Coding
from jupyter_psydyn.review.agreement.compare import Agreement

SEA = "I stood by the sea. A dog 🐕 came out of it. Nobody else was there."
HOUSE = "The old house again. Water on the stairs."
TEXTS = {("d1", "report"): SEA, ("d2", "report"): HOUSE, ("d2", "association"): "My aunt's house."}
UNITS = ("character", "sentence", "entry", "span")


def on(
    reader: str, words: str, code: str, where: tuple[str, str] = ("d1", "report"), version: int = 1
) -> Coding:
    start = TEXTS[where].index(words)
    return Coding(reader, *where, start, start + len(words), code, version)


CODINGS = [
    on("anna", "the sea", "water"),
    on("ben", "sea", "water"),
    on("anna", "A dog 🐕", "animal"),
    on("ben", "A dog 🐕", "animal"),
    on("anna", "Water", "water", ("d2", "report")),
    on("anna", "aunt", "family", ("d2", "association")),
    on("ben", "aunt", "family", ("d2", "association")),
]


def row(found: Agreement, key: str) -> dict[str, object]:
    return found.snapshot()["rows"][found.keys.index(key)]

"""Word clouds of key words, sized by how much this corpus is about them, not by how common they are."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import Any, ClassVar, NamedTuple

import numpy as np
import pandas as pd

from ..corpus import Corpus
from .items import CLEAR
from .keyness import against, keyness
from .reading import HasCorpus
from .result import Column, Result, asked_for

WIDTH, HEIGHT = 800, 400

COLUMNS = (
    Column("lemma", "Word", "text", "The word, by its base form."),
    Column("entries", "Entries", "integer", "In how many entries it comes."),
    Column("count", "Count", "integer", "How often it comes."),
    Column(
        "log_ratio", "Log ratio", "number", "How many times more often than in the reference, in doublings."
    ),
    Column("weight", "Weight", "number", "Log ratio times the square root of G²: what the size shows."),
)


class Laid(NamedTuple):
    """A word in its place: the left and the top of its box, in a picture of 800 x 400."""

    text: str
    size: int
    x: int
    y: int
    width: float
    vertical: bool


@dataclass(frozen=True, eq=False, repr=False)
class Cloud(Result):
    """A word cloud: ``.frame`` has the words in it and their weights."""

    kind: ClassVar[str] = "cloud"
    verb: ClassVar[str] = "wordcloud"

    def to_svg(self, path: str | Path | None = None) -> str | None:
        """The cloud as SVG, each word as text with its key: written to ``path``, or returned."""
        svg = _svg(
            self._laid(), dict(zip(self._table["lemma"], self.keys, strict=True)), self.title, self.caption
        )
        if path is None:
            return svg
        Path(path).write_text(svg, encoding="utf-8", newline="")
        return None

    def to_png(self, path: str | Path | None = None) -> bytes | None:
        """The cloud as a PNG picture of 1600 x 800 pixels: written to ``path``, or returned."""
        from PIL import Image

        weights = self._weights()
        if weights:
            image = _drawn(weights, self.parameters["seed"]).to_image()
        else:
            image = Image.new("RGB", (2 * WIDTH, 2 * HEIGHT), "white")
        content = io.BytesIO()
        image.save(content, format="PNG")
        if path is None:
            return content.getvalue()
        Path(path).write_bytes(content.getvalue())
        return None

    def _weights(self) -> tuple[tuple[str, float], ...]:
        return tuple(zip(self._table["lemma"], self._table["weight"], strict=True))

    def _laid(self) -> tuple[Laid, ...]:
        return laid_out(self._weights(), self.parameters["seed"])


def wordcloud(
    corpus: Corpus | HasCorpus,
    reference: Corpus | HasCorpus | Mapping[str, int] | pd.DataFrame | str | Path = "everyday",
    *,
    parts: Sequence[str] = ("report",),
    lemma: str = "wordnet",
    stopwords: str = "english",
    hyphens: bool = False,
    negated: str = "apart",
    min_entries: int = 3,
    min_count: int = 3,
    words: int = 80,
    seed: int = 0,
) -> Cloud:
    """A cloud of the key words of a corpus (see ``keyness``), laid out by the package ``wordcloud``.

    Words that come more often here than in the ``reference``, clearly (q under .05); size shows the log ratio
    times the square root of G², so that a word must be both much more common and surely so. ``words`` at
    most; the same ``seed`` draws the same cloud, and one that was drawn before is not laid out again. One row
    a word: lemma, entries, count, log_ratio, weight. Raises ``ValueError`` as ``keyness``.
    """
    options = {k: v for k, v in locals().items() if k not in ("corpus", "reference")} | {
        "parts": tuple(parts)
    }
    found = keyness(corpus, reference, **{name: value for name, value in options.items() if name != "words"})
    frame = found.frame
    frame = frame[(frame["log_ratio"] > 0) & (frame["q"] < CLEAR) & (frame["entries_a"] >= min_entries)]
    weight = frame["log_ratio"] * np.sqrt(frame["g2"])
    order = np.lexsort((frame["lemma"], -weight))[:words]
    made = (
        pd.DataFrame(
            {
                "lemma": frame["lemma"],
                "entries": frame["entries_a"],
                "count": frame["count_a"],
                "log_ratio": frame["log_ratio"],
                "weight": weight,
            }
        )
        .iloc[order]
        .reset_index(drop=True)
    )
    asked = asked_for(wordcloud, options)
    keys = tuple(f"lemma:{word}" for word in made["lemma"])
    code = against("wordcloud", found.parameters["reference"], asked)
    key_of = dict(zip(made["lemma"], keys, strict=True))
    weights = dict(zip(made["lemma"], made["weight"].tolist(), strict=True))
    return Cloud(
        title=found.title,
        caption=f"{found.caption}; size: how much more common here, and how surely",
        notes=found.notes,
        parameters={**found.parameters, "words": words},
        keys=keys,
        columns=COLUMNS,
        picture={
            "width": WIDTH,
            "height": HEIGHT,
            "words": [
                {
                    "key": key_of[one.text],
                    "text": one.text,
                    "size": one.size,
                    "x": one.x,
                    "y": one.y,
                    "vertical": one.vertical,
                    "weight": weights[one.text],
                }
                for one in laid_out(tuple(weights.items()), seed)
            ],
        },
        _table=made,
        _options=asked,
        _evidence=lambda row: found.evidence(keys[row]),
        _code=code,
    )


@lru_cache(maxsize=32)
def laid_out(weights: tuple[tuple[str, float], ...], seed: int) -> tuple[Laid, ...]:
    """Words in their places. Remembered: laying out 80 words takes 0.2 s."""
    if not weights:
        return ()
    cloud = _drawn(weights, seed)
    from PIL import ImageFont

    found = []
    for (text, _), size, (y, x), turned, _ in cloud.layout_:
        width = ImageFont.truetype(cloud.font_path, int(size)).getlength(text)
        found.append(Laid(text, int(size), int(x), int(y), float(width), turned is not None))
    return tuple(found)


@lru_cache(maxsize=4)
def _drawn(weights: tuple[tuple[str, float], ...], seed: int) -> Any:
    # The package needs matplotlib, which takes 0.3 s to import: done where it is used.
    from wordcloud import WordCloud

    cloud = WordCloud(
        width=WIDTH,
        height=HEIGHT,
        scale=2,
        background_color="white",
        color_func=lambda *_, **__: "#222222",
        # One very strong word would fill the picture; and what lies flat is read more easily.
        max_font_size=90,
        prefer_horizontal=1.0,
        random_state=seed,
        max_words=len(weights),
    )
    return cloud.generate_from_frequencies(dict(weights))


def _svg(words: Sequence[Laid], keys: Mapping[str, str], title: str, caption: str) -> str:
    """Our own drawing: words are text, carry their keys, and fill the width they were laid out with."""
    rows = "".join(
        f'<text data-key="{escape(keys[one.text])}" x="{one.x}" y="{one.y}" font-size="{one.size}" '
        f'textLength="{one.width:.1f}" dominant-baseline="hanging">{escape(one.text)}</text>'
        for one in words
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'font-family="DejaVu Sans Mono, monospace" fill="#222222">'
        f"<title>{escape(title)}. {escape(caption)}</title>{rows}</svg>\n"
    )

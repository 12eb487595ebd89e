"""Word clouds of motifs, sized by how surprising they are, not by how common."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any, ClassVar

from ..corpus import Corpus
from .motifs import Motifs, motifs
from .reading import HasCorpus
from .result import Column, Result, table

WIDTH, HEIGHT = 800, 400

_EMPTY = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}"></svg>\n'

COLUMNS = (
    Column("motif", "Motif", "text", "What comes back."),
    Column("kind", "Kind", "text", "lemma: a word; phrase: words in a row."),
    Column("entries", "Entries", "integer", "In how many entries it comes."),
    Column("weight", "Weight", "number", "How surprising it is, in nats: what the size shows."),
)
_DEFAULTS: dict[str, Any] = {"words": 80}


@dataclass(frozen=True, eq=False, repr=False)
class Cloud(Result):
    """A word cloud: ``.frame`` has the motifs in it and their weights."""

    kind: ClassVar[str] = "cloud"
    verb: ClassVar[str] = "wordcloud"

    def to_svg(self, path: str | Path | None = None) -> str | None:
        """The cloud as SVG with words as text: written to ``path``, or returned."""
        svg = self._cloud().to_svg() if self.picture["words"] else _EMPTY
        title = f"<title>{escape(self.title)}. {escape(self.caption)}</title>"
        svg = svg.replace(">", f' role="img">{title}', 1)
        if path is None:
            return svg
        Path(path).write_text(svg, encoding="utf-8", newline="")
        return None

    def to_png(self, path: str | Path | None = None) -> bytes | None:
        """The cloud as a PNG picture of 1600 x 800 pixels: written to ``path``, or returned."""
        from PIL import Image

        if self.picture["words"]:
            image = self._cloud().to_image()
        else:
            image = Image.new("RGB", (2 * WIDTH, 2 * HEIGHT), "white")
        content = io.BytesIO()
        image.save(content, format="PNG")
        if path is None:
            return content.getvalue()
        Path(path).write_bytes(content.getvalue())
        return None

    def _cloud(self) -> Any:
        weights = dict(zip(self._table["motif"], self._table["weight"], strict=True))
        return _drawn(weights, self.parameters["seed"])


def wordcloud(
    corpus: Corpus | HasCorpus,
    *,
    parts: Sequence[str] = ("report",),
    lemma: str = "wordnet",
    stopwords: str = "english",
    min_entries: int = 3,
    min_count: int = 1,
    words: int = 80,
    seed: int = 0,
) -> Cloud:
    """A cloud of the lemmas and phrases that ``motifs`` finds, drawn by the package ``wordcloud``.

    Size shows surprise (see ``motifs``), not raw counts; ``words`` motifs at most; the same ``seed``
    draws the same cloud. One row a motif: motif, kind, entries, weight. Raises ``ValueError`` as ``motifs``.
    """
    found = motifs(
        corpus,
        parts=parts,
        lemma=lemma,
        stopwords=stopwords,
        min_entries=min_entries,
        min_count=min_count,
        limit=None,
        seed=seed,
    )
    rows = sorted(_weighted(found), key=lambda row: (-row["weight"], row["motif"]))[:words]
    weights = {row["motif"]: row["weight"] for row in rows}
    options = {**found._options, **({"words": words} if words != _DEFAULTS["words"] else {})}
    options.pop("limit", None)
    keys = tuple(f"{row['kind']}:{row['motif']}" for row in rows)
    key_of = dict(zip(weights, keys, strict=True))
    return Cloud(
        title=found.title,
        caption=f"{found.caption}; size: how surprising, not how common",
        notes=found.notes,
        parameters={**found.parameters, "words": words},
        keys=keys,
        columns=COLUMNS,
        picture={"width": WIDTH, "height": HEIGHT, "words": _laid_out(weights, key_of, seed)},
        _table=table(rows, COLUMNS),
        _options=options,
        _evidence=lambda row: found.evidence(keys[row]),
    )


def _weighted(found: Motifs) -> list[dict[str, Any]]:
    """Lemmas and phrases with their weights; a lemma and a phrase of the same name never both occur."""
    rows = found.frame.to_dict("records")
    return [
        {"motif": row["motif"], "kind": row["kind"], "entries": row["entries"], "weight": weight}
        for row, weight in zip(rows, found.surprise, strict=True)
        if row["kind"] in ("lemma", "phrase") and weight > 0
    ]


def _drawn(weights: Mapping[str, float], seed: int) -> Any:
    # The layout takes 0.3 s and needs matplotlib: imported where it is used.
    from wordcloud import WordCloud

    cloud = WordCloud(
        width=WIDTH,
        height=HEIGHT,
        scale=2,
        background_color="white",
        color_func=lambda *_, **__: "#222222",
        # One very strong motif would fill the picture; and what lies flat is read more easily.
        max_font_size=90,
        prefer_horizontal=1.0,
        random_state=seed,
        max_words=len(weights),
    )
    return cloud.generate_from_frequencies(dict(weights))


def _laid_out(weights: Mapping[str, float], key_of: Mapping[str, str], seed: int) -> list[dict[str, Any]]:
    if not weights:
        return []
    return [
        {
            "key": key_of[text],
            "text": text,
            "size": int(size),
            "x": int(x),
            "y": int(y),
            "vertical": turned is not None,
            "weight": weights[text],
        }
        for (text, _), size, (y, x), turned, _ in _drawn(weights, seed).layout_
    ]

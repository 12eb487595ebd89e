"""Tab-separated columns, a word a line, as taggers take them: IOB2 for every layer and depth. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ...corpus import sentences, tokens
from ...journal.coding import Annotation
from .names import Unique, line
from .project import Project, going
from .rows import paths_of
from .sources import Source, sources_of
from .spelled import spelled

OUTSIDE = "O"


def write_conll(project: Project) -> bytes:
    """A block a sentence, with a blank line between; comments say which text it is.

    Columns: number in the sentence, word, start, end, then for each layer as many as its annotations overlap
    or nest. A passage that begins or ends within a word has the whole word; one of several sentences begins
    anew (``B-``) in none of them but the first.
    """
    kept = spelled(going(project))
    paths = {(book.id, id_): path for book in kept.codebooks for id_, path in paths_of(book).items()}
    marks: dict[tuple[str, str, str], list[Annotation]] = {}
    for one in kept.annotations:
        marks.setdefault((one.layer, one.entry, one.part), []).append(one)
    unique = Unique()
    titles = {one.id: unique(line(one.title)) for one in kept.layers}
    deep: dict[str, int] = {}
    rowed: dict[tuple[str, str, str], list[list[Annotation]]] = {}
    for key, its in marks.items():
        rowed[key] = in_depths(its)
        deep[key[0]] = max(deep.get(key[0], 0), len(rowed[key]))
    columns = [(layer, depth) for layer, depths in deep.items() for depth in range(depths)]
    names = [f"{titles.get(layer, layer or 'codes')} {depth + 1}" for layer, depth in columns]
    lines = ["# columns = " + "\t".join(["number", "word", "start", "end", *names])]
    for source in sources_of(kept):
        each = [_at(rowed.get((layer, source.entry.id, source.part), []), depth) for layer, depth in columns]
        lines += _sentences(source, each, paths)
    return ("\n".join(lines) + "\n").encode()


def in_depths(annotations: Iterable[Annotation]) -> list[list[Annotation]]:
    """Annotations in rows in which none overlaps another; the longer of two that begin alike is first."""
    rows: list[list[Annotation]] = []
    for one in sorted(annotations, key=lambda it: (it.start, -it.end, it.id)):
        row = next((it for it in rows if it[-1].end <= one.start), None)
        if row is None:
            rows.append([one])
        else:
            row.append(one)
    return rows


def _at(rows: Sequence[list[Annotation]], depth: int) -> list[Annotation]:
    return rows[depth] if depth < len(rows) else []


def _sentences(
    source: Source, columns: Sequence[Sequence[Annotation]], paths: dict[tuple[str, str], str]
) -> list[str]:
    words = tokens(source.text)
    begun: set[str] = set()
    at, lines = 0, []
    for number, (start, end) in enumerate(sentences(source.text), 1):
        lines += ["", f"# text = {source.name}", f"# sentence = {number}"]
        count = 0
        while at < len(words) and words[at].start < end:
            word = words[at]
            at += 1
            if word.start < start:
                continue
            count += 1
            tags = [_tag(its, word.start, word.end, begun, paths) for its in columns]
            lines.append("\t".join([str(count), word.form, str(word.start), str(word.end), *tags]))
    return lines


def _tag(
    its: Sequence[Annotation], start: int, end: int, begun: set[str], paths: dict[tuple[str, str], str]
) -> str:
    one = next((it for it in its if it.start < end and it.end > start), None)
    if one is None:
        return OUTSIDE
    tag = "I" if one.id in begun else "B"
    begun.add(one.id)
    return f"{tag}-{line(paths.get((one.codebook, one.code), one.code))}"

"""What the readers of lexicons have in common: the text of a file, and how a mistake is told."""

from __future__ import annotations

from pathlib import Path

from ..symbols import Category, Lexicon


def text_of(path: Path) -> str:
    """The text of a file: UTF-8 with or without a mark at its head, else Latin-1, which old .dic files are.

    Lines end in LF, and a curly apostrophe is a straight one. Raises ``ValueError`` where the file cannot be
    read.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ValueError(f"lexicon {path.name!r} cannot be read: {error.strerror or error}") from None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("latin-1")
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("’", "'")


def wrong(path: Path, line: int, what: str) -> ValueError:
    """The error for a line of a file, to be raised: which file, which line (from 1), what is wrong."""
    return ValueError(f"lexicon {path.name!r}, line {line}: {what}")


def word_of(path: Path, line: int, text: str) -> str:
    """A word or phrase as it is kept: case-folded, one blank between words, ``*`` at an end only.

    Raises ``ValueError`` for one that is empty or has a ``*`` elsewhere.
    """
    words = text.casefold().split()
    if not words or words == ["*"]:
        raise wrong(path, line, "no word stands here")
    if any("*" in word[:-1] for word in words):
        raise wrong(path, line, f"{text.strip()!r}: * may stand only at the end of a word")
    return " ".join(words)


def by_form(path: Path, rows: dict[str, list[str]], about: dict[str, str], provenance: str) -> Lexicon:
    """A lexicon of forms from words and phrases by category."""
    categories = tuple(
        Category(
            name,
            about.get(name, ""),
            words=frozenset(word for word in words if " " not in word),
            phrases=tuple(dict.fromkeys(word for word in words if " " in word)),
        )
        for name, words in rows.items()
    )
    return Lexicon(path.stem, "", provenance, categories, by_form=True)

"""The item that a key names, or words as somebody types them."""

from __future__ import annotations

import numpy as np

from ..corpus import tokens
from ..counting.coding import incidence
from ..lexicon import base_form
from .classes import Classes
from .items import Item, Items, made, places, positions
from .reading import Reading


def found_item(read: Reading, among: Classes, key: str, lemma: str) -> Item:
    """The item a key names, or words as written.

    Raises ``ValueError`` with one line where the corpus has it not.
    """
    kind, name = key_parts(key)
    if kind == "set":
        return Item("set", name, tuple(_part(read, among, one, lemma) for one in name.split(" + ")))
    if kind == "symbol":
        return _symbol(among, name)
    return _words(read, name, lemma)


def key_parts(key: str) -> tuple[str, str]:
    """The kind a key names, and the rest of it; ``""`` and all of it where it is words as written."""
    kind, _, name = key.partition(":")
    return (kind, name) if name and kind in ("lemma", "phrase", "symbol", "set") else ("", key)


def with_counts(read: Reading, among: Classes, item: Item) -> Items:
    """One item with its counts."""
    size = (len(read), 1)
    if item.kind != "set":
        first, _ = positions(read, among, item)
        return made([item], incidence(read.entry[first], np.zeros(len(first), dtype=np.int64), size))
    entries = [place.text for place in places(read, among, item)]
    of_text = np.array([read.texts[at].entry for at in entries], dtype=np.int64)
    return made(
        [item], incidence(np.unique(of_text), np.zeros(len(np.unique(of_text)), dtype=np.int64), size)
    )


def _part(read: Reading, among: Classes, name: str, lemma: str) -> Item:
    if name.endswith(" (symbol)"):
        return _symbol(among, name.removesuffix(" (symbol)"))
    return _words(read, name, lemma)


def _symbol(among: Classes, name: str) -> Item:
    if name not in among.names:
        raise ValueError(f"motif: no category {name!r} in the lexicon {among.lexicon.name}")
    return Item("symbol", name, (among.names.index(name),))


def _words(read: Reading, name: str, lemma: str) -> Item:
    written = [token.word for token in tokens(name)]
    for bases in ([base_form(word) for word in written] if lemma != "none" else written, written):
        if bases and all(word in read.ids for word in bases):
            ids = tuple(read.ids[word] for word in bases)
            return Item("lemma" if len(ids) == 1 else "phrase", name, ids)
    raise ValueError(f"motif: {name!r} is not among the counted words of this corpus")

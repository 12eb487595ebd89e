"""The files that the commands of ``association`` read: tests, chains, streams, texts."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from . import secret, verbs

if TYPE_CHECKING:
    from ..corpus import Corpus
    from ..corpus.associations import Associations
    from ..exchange.table import Table


def protocols(arguments: argparse.Namespace) -> "Table":
    """The file's rows, if it has rows of reactions; else those of the tests in it."""
    from ..exchange.protocols import is_protocol
    from ..exchange.reading import READERS, table_of
    from ..exchange.table import Row, Table

    path = Path(arguments.file).expanduser()
    if path.suffix.lower() in READERS:
        table = table_of(path)
        if is_protocol(table) or named(arguments):
            return table
    read = read_associations(arguments)
    rows = [
        Row(f"{test.id} {at}", {"record": test.id, "pos": at, "stimulus": one.stimulus, "reaction": one.text})
        for test in read.tests
        for at, one in enumerate(test.reactions, 1)
    ]
    if not rows:
        raise ValueError(f"{path.name} holds no word-list test")
    return Table(path.name, ("record", "pos", "stimulus", "reaction"), tuple(rows), read.notes)


def read_associations(arguments: argparse.Namespace) -> "Associations":
    """What the file holds; a journal's passphrase is asked for where it needs one."""
    from ..exchange.associations import read_associations

    if Path(arguments.file).suffix.lower() == ".psydyn":
        with secret.opened(arguments.file) as journal:
            return read_associations(journal)
    return read_associations(
        arguments.file,
        reproduction=arguments.reproduction,
        speaker=arguments.speaker,
        sentences=not arguments.paragraphs,
        century=arguments.century,
        **named(arguments),
    )


def named(arguments: argparse.Namespace) -> dict[str, str]:
    """The columns that are called otherwise, by their role."""
    columns = {}
    for said in arguments.column:
        role, equals, name = said.partition("=")
        if not equals or not name:
            raise ValueError(f"--column {said}: write it as stimulus=NAME")
        columns[role] = name
    return columns


def texts(arguments: argparse.Namespace) -> "tuple[Corpus | Associations, tuple[str, ...] | None]":
    """The texts of a file, and which parts of them: a text, reports, or what was associated."""
    from ..corpus import Corpus, Document, clean
    from ..exchange.reading import READERS
    from ..exchange.table import decoded

    path = Path(arguments.file).expanduser()
    ending = path.suffix.lower()
    parts = tuple(part.strip() for part in arguments.parts.split(",")) if arguments.parts else None
    if ending == ".txt":
        text, notes = decoded(path)
        return Corpus((Document(path.stem, {"report": clean(text)[0]}),), notes), parts
    if ending == ".psydyn" or arguments.text or (ending in READERS and not _associations_in(path)):
        return verbs.read_corpus(arguments), parts
    return read_associations(arguments), parts


def _associations_in(path: Path) -> bool:
    from ..exchange.associated import Ways, holds_associations, of_file
    from ..exchange.reading import table_of

    return of_file(path, Ways()) is not None or holds_associations(table_of(path))

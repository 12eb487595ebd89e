"""The text verbs on the command line: a file in, a table or a picture out."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from . import secret

if TYPE_CHECKING:
    from ..analysis import Result
    from ..corpus import Corpus

#: The analyses' own parameters that a command may set, as `argparse` names them.
READING = ("lemma", "stopwords", "hyphens")
COUNTING = (*READING, "negated", "min_entries", "min_count", "seed")
TAKEN = {
    "concordance": READING,
    "symbols": (*READING, "negated", "min_entries", "min_count", "lexicon"),
    "motifs": (*COUNTING, "lexicon", "limit"),
    "network": (*COUNTING, "unit", "measure", "limit", "resamples", "shuffles"),
    "keyness": (*COUNTING, "limit"),
    "recurrence": (*READING, "negated", "lexicon", "by", "seed"),
    "similar": (*READING, "negated", "lexicon", "limit", "seed"),
    "wordcloud": COUNTING,
}
#: What a verb needs beside the corpus, and how it is called in its help.
NEEDED = {
    "concordance": ("query", "WORD", "the word to look for"),
    "recurrence": ("motif", "MOTIF", "a word, or a key of the motifs: symbol:water, set:dog + gate"),
    "similar": ("entry", "ID", "the entry whose nearest are looked for"),
}
#: The formats each verb can write, by the ending of `-o`; the first goes to stdout.
TABLES = ("csv", "json")
FORMATS = {"network": (*TABLES, "graphml", "gexf"), "wordcloud": ("svg", "png", *TABLES)}


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add one command a verb."""
    for verb, says in (
        ("motifs", "what comes back: words, phrases, symbols and sets of them"),
        ("symbols", "classes of things: water, houses, animals"),
        ("concordance", "every place of a word, with what stands around it"),
        ("network", "which words come together"),
        ("keyness", "which words come more often than elsewhere"),
        ("recurrence", "one motif over time"),
        ("similar", "the entries nearest to one"),
        ("wordcloud", "the motifs as a picture, large by their weight"),
    ):
        command = commands.add_parser(verb, help=says, description=says[0].upper() + says[1:] + ".")
        command.add_argument("file", metavar="FILE", help="a CSV, TSV, JSON or JSONL file, or a journal")
        if verb in NEEDED:
            name, metavar, of = NEEDED[verb]
            command.add_argument(name, metavar=metavar, help=of)
        if verb in ("keyness", "wordcloud"):
            _add_reference(command)
        _add_reading(command)
        _add_options(command, TAKEN[verb])
        if verb == "symbols":
            command.add_argument("--spans", action="store_true", help="one row a place instead of a category")
        if verb == "network":
            command.add_argument("--nodes", action="store_true", help="the words instead of the pairs")
        formats = FORMATS.get(verb, TABLES)
        command.add_argument(
            "-o",
            "--output",
            metavar="FILE",
            help=f"write here, in the format of the ending ({', '.join(formats)})",
        )
        command.set_defaults(run=run, verb=verb, formats=formats)


def add_columns(command: argparse.ArgumentParser) -> None:
    """Add the options that say which columns of a file hold what."""
    for name, holds in (
        ("text", "the reports"),
        ("id", "what names each report"),
        ("date", "the nights"),
        ("dreamer", "who dreamt"),
    ):
        command.add_argument(f"--{name}", metavar="COL", help=f"the column of {holds}")
    command.add_argument(
        "--century", type=int, metavar="N", help="of years written with two digits: 19 reads 12 as 1912"
    )


def _add_reading(command: argparse.ArgumentParser) -> None:
    add_columns(command)
    command.add_argument(
        "--parts",
        default="report",
        metavar="A,B",
        help="which parts of an entry to count (report, association, residue, reflection, note)",
    )


def _add_reference(command: argparse.ArgumentParser) -> None:
    what = command.add_mutually_exclusive_group()
    what.add_argument("--against", metavar="FILE", help="other reports, read as FILE is, or a journal")
    what.add_argument(
        "--reference",
        metavar="TABLE",
        help="how often words come: a CSV file with word and count (default: everyday English)",
    )


def _add_options(command: argparse.ArgumentParser, taken: tuple[str, ...]) -> None:
    options: dict[str, dict[str, Any]] = {
        "lemma": {"choices": ("wordnet", "types", "none"), "help": "base forms: by use, by type, or none"},
        "stopwords": {"metavar": "LIST", "help": "english, none, or a file with one word a line"},
        "min_entries": {"type": int, "metavar": "N", "help": "leave out what fewer entries have"},
        "min_count": {"type": int, "metavar": "N", "help": "leave out what occurs fewer times"},
        "lexicon": {"metavar": "FILE", "help": "symbol categories of your own"},
        "hyphens": {"action": "store_true", "help": "an inner hyphen joins a word: ice-cream is one"},
        "negated": {"choices": ("apart", "counted"), "help": "words that are denied: no dog"},
        "limit": {"type": int, "metavar": "N", "help": "so many rows (of a network: words) at most"},
        "resamples": {"type": int, "metavar": "N", "help": "entries drawn anew so often, for intervals"},
        "shuffles": {"type": int, "metavar": "N", "help": "words dealt out anew so often, for p"},
        "by": {"metavar": "PERIOD", "help": "month, quarter, year, 5 years or 10 years"},
        "seed": {"type": int, "metavar": "N", "help": "for what is drawn at random"},
        "unit": {"metavar": "UNIT", "help": "together in an entry, a sentence, or window:K"},
        "measure": {
            "metavar": "NAME",
            "help": "count, jaccard, dice, cosine, pmi, npmi, g2, strength or phi",
        },
    }
    for name in taken:
        # SUPPRESS: what is not given is left to the analysis, which has the one home of the defaults.
        flag = "--" + name.replace("_", "-")
        command.add_argument(flag, default=argparse.SUPPRESS, **options[name])


def run(arguments: argparse.Namespace) -> int:
    """Read, analyse, write."""
    ending = ending_of(arguments)
    result = analyse(arguments)
    for note in result.notes:
        print(note, file=sys.stderr)
    write(result, ending, arguments)
    return 0


def ending_of(arguments: argparse.Namespace) -> str:
    """The format to write, by the ending of ``-o``; ``ValueError`` for one that the verb cannot write."""
    ending = Path(arguments.output).suffix[1:].lower() if arguments.output else arguments.formats[0]
    if ending not in arguments.formats:
        raise ValueError(
            f"{arguments.output}: {arguments.verb} writes {', '.join(arguments.formats)}; "
            "end the name with one of these"
        )
    return str(ending)


def analyse(arguments: argparse.Namespace) -> "Result":
    """Do what the command asks for."""
    from .. import analysis

    corpus = read_corpus(arguments)
    verb: Callable[..., Result] = getattr(analysis, arguments.verb)
    options = {name: getattr(arguments, name) for name in TAKEN[arguments.verb] if hasattr(arguments, name)}
    options["parts"] = tuple(part.strip() for part in arguments.parts.split(","))
    if arguments.verb in NEEDED:
        return verb(corpus, getattr(arguments, NEEDED[arguments.verb][0]), **options)
    if getattr(arguments, "against", None):
        return verb(corpus, read_corpus(arguments, arguments.against), **options)
    if getattr(arguments, "reference", None):
        return verb(corpus, arguments.reference, **options)
    return verb(corpus, **options)


def read_corpus(arguments: argparse.Namespace, path: str = "") -> "Corpus":
    """The file's reports; a journal's passphrase is asked for where it needs one."""
    from ..exchange import read

    path = path or arguments.file
    columns = {name: getattr(arguments, name) for name in ("text", "id", "date", "dreamer", "century")}
    if Path(path).suffix.lower() != ".psydyn":
        return read(path, **columns)
    with secret.opened(path) as journal:
        return read(journal, **columns)


def write(result: "Result", ending: str, arguments: argparse.Namespace) -> None:
    """Write a result as a file of this ending, or to stdout."""
    path = arguments.output
    if ending in TABLES and (getattr(arguments, "nodes", False) or getattr(arguments, "spans", False)):
        frame = result.nodes if arguments.verb == "network" else result.spans  # type: ignore[attr-defined]
        text = (
            frame.to_csv(index=False)
            if ending == "csv"
            else frame.to_json(orient="records", force_ascii=False, date_format="iso") + "\n"
        )
    else:
        made: str | bytes | None = getattr(result, f"to_{ending}")(path)
        if path is not None:
            return
        text = made.decode() if isinstance(made, bytes) else str(made)
    if path is None:
        sys.stdout.write(text)
    else:
        Path(path).write_text(text, encoding="utf-8", newline="")

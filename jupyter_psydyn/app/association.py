"""``jupyter psydyn association ...``: the measures of free association, a file in, a table out."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from . import verbs
from .association_files import named, protocols, read_associations, texts
from .files import add_ways

if TYPE_CHECKING:
    import pandas as pd

    from ..analysis import Result

#: Each command, the verb of ``association`` it calls, the options it may set, and what it does.
VERBS = {
    "score": ("score", ("threshold",), "the protocol sheet of a word-list test, with what stands out"),
    "chains": (
        "chains",
        ("repeats", "near", "size", "slow"),
        "chains: forward flow, switches and clusters, commonality, times",
    ),
    "nodal": (
        "nodal_points",
        ("unit", "by", "near", "stopwords", "min_reached", "limit"),
        "the associations that several elements reach",
    ),
    "displacement": ("displacement", ("min_associations",), "feelings on elements and on their associations"),
    "affect": ("affect_contrast", (), "how an element's sentence sounds beside its associations (VADER)"),
    "paths": ("paths", ("by", "stopwords"), "which association was said after which"),
    "spectrum": ("spectrum", ("by",), "which ideas came back in how many sessions (Galton)"),
    "speechgraph": ("speechgraph", ("window", "shuffles", "seed"), "the speech graph of each text (Mota)"),
    "dictionary": (
        "dictionary",
        ("exclude", "hyphens", "overlap", "stems"),
        "the words of each text by the categories of a dictionary of yours (RID, LIWC)",
    ),
    "smoothed": ("smoothed", ("beside",), "the words of each text by weights of yours, smoothed (DAAP)"),
}
#: Those that read texts, and what they need beside them.
OF_TEXTS = {
    "speechgraph": None,
    "dictionary": ("lexicon", "LEXICON", "the dictionary: a .cat, .dic, .dicx or .csv file"),
    "smoothed": ("weights", "WEIGHTS", "the list of weighted words: a .Wt file"),
}
#: What each can write, by the ending of `-o`.
FORMATS = {"paths": (*verbs.TABLES, "graphml", "gexf")}
_COLUMNS = ("text", "id", "date", "dreamer")


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command ``association`` and one below it a measure."""
    says = "measures of free association: tests, chains, streams"
    room = commands.add_parser("association", help=says, description=says[0].upper() + says[1:] + ".")
    measures = room.add_subparsers(dest="measure", required=True, metavar="MEASURE")
    _add(measures, "classify", "the reactions of word-list tests by Kent and Rosanoff's order of preference")
    for name, (_, options, does) in VERBS.items():
        command = _add(measures, name, does)
        _add_options(command, options)
        if name == "score":
            command.add_argument("--test", metavar="ID", help="this test only, of a file with several")
        if name in OF_TEXTS:
            if needed := OF_TEXTS[name]:
                command.add_argument(needed[0], metavar=needed[1], help=needed[2])
            for column, holds in zip(_COLUMNS, ("texts", "ids", "dates", "dreamers"), strict=True):
                command.add_argument(f"--{column}", metavar="COL", help=f"the column of the {holds}")
            command.add_argument(
                "--parts", metavar="A,B", help="which parts of an entry (of a journal: report, if not said)"
            )


def _add(
    measures: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, does: str
) -> argparse.ArgumentParser:
    command = measures.add_parser(name, help=does, description=does[0].upper() + does[1:] + ".")
    command.add_argument(
        "file", metavar="FILE", help="CSV, TSV, JSON, JSONL, text, SRT or VTT, or a journal: see the manual"
    )
    command.add_argument(
        "--column",
        metavar="ROLE=NAME",
        action="append",
        default=[],
        help="a column that is called otherwise: stimulus=Reizwort",
    )
    add_ways(command)
    command.add_argument(
        "--century", type=int, metavar="N", help="of years with two digits: 19 reads 12 as 1912"
    )
    formats = FORMATS.get(name, verbs.TABLES)
    command.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        help=f"write here, in the format of the ending ({', '.join(formats)})",
    )
    command.set_defaults(run=classify if name == "classify" else run, verb=name, formats=formats)
    return command


def _add_options(command: argparse.ArgumentParser, taken: tuple[str, ...]) -> None:
    options: dict[str, dict[str, Any]] = {
        "threshold": {"metavar": "NAME", "help": "over which times are prolonged: probable mean, ..."},
        "repeats": {"choices": ("kept", "dropped"), "help": "words that come again in a chain"},
        "near": {"type": _number_or_word, "metavar": "X", "help": "so near (cosine) is near"},
        "size": {"choices": ("run", "troyer"), "help": "the words of a cluster, or (Troyer) one less"},
        "slow": {"type": float, "metavar": "X", "help": "deviations above the median time of a chain"},
        "unit": {"choices": ("element", "dream"), "help": "what is reached: elements, or dreams"},
        "by": {
            "choices": ("form", "base", "meaning"),
            "help": "the same: as written, in its base form, near",
        },
        "stopwords": {"metavar": "LIST", "help": "english, none, or a file with one word a line"},
        "min_reached": {"type": int, "metavar": "N", "help": "leave out what fewer elements reach"},
        "min_associations": {"type": int, "metavar": "N", "help": "leave out elements with fewer feelings"},
        "limit": {"type": int, "metavar": "N", "help": "so many rows at most"},
        "window": {"type": int, "metavar": "N", "help": "words of a window"},
        "shuffles": {"type": int, "metavar": "N", "help": "random orders to compare with (0: none)"},
        "seed": {"type": int, "metavar": "N", "help": "for what is drawn at random"},
        "exclude": {"metavar": "FILE", "help": "words that never count (.exc)"},
        "hyphens": {"action": "store_true", "help": "an inner hyphen joins a word"},
        "overlap": {"choices": ("shortest", "longest"), "help": "of several patterns for a word, which"},
        "stems": {"choices": ("known", "any"), "help": "which words count that only begin as a pattern does"},
        "beside": {"metavar": "FILE", "help": "a second list, for the covariation of the two"},
    }
    for name in taken:
        # SUPPRESS: what is not given is left to the measure, which has the one home of the defaults.
        command.add_argument("--" + name.replace("_", "-"), default=argparse.SUPPRESS, **options[name])


def _number_or_word(said: str) -> float | str:
    try:
        return float(said)
    except ValueError:
        return said


def run(arguments: argparse.Namespace) -> int:
    """Read, measure, write."""
    from .. import association

    ending = verbs.ending_of(arguments)
    name, taken, _ = VERBS[arguments.verb]
    verb: Callable[..., Result] = getattr(association, name)
    options = {option: getattr(arguments, option) for option in taken if hasattr(arguments, option)}
    if arguments.verb in OF_TEXTS:
        source, parts = texts(arguments)
        needed = OF_TEXTS[arguments.verb]
        beside = [getattr(arguments, needed[0])] if needed else []
        return _write(verb(source, *beside, parts=parts, **options), ending, arguments)
    read = read_associations(arguments)
    if arguments.verb != "score":
        return _write(verb(read, **options), ending, arguments)
    names = [one.id for one in read.tests]
    if not names:
        raise ValueError(f"{Path(arguments.file).name} holds no word-list test")
    if arguments.test is not None and arguments.test not in names:
        some = ", ".join(names[:8]) + (", …" if len(names) > 8 else "")
        raise ValueError(f"there is no test {arguments.test!r}; there are {some}")
    if arguments.test is not None or len(names) == 1:
        return _write(verb(read.of(arguments.test or names[0]), **options), ending, arguments)
    return _sheets({name: verb(read.of(name), **options) for name in names}, ending, arguments)


def _write(result: "Result", ending: str, arguments: argparse.Namespace) -> int:
    for note in result.notes:
        print(note, file=sys.stderr)
    verbs.write(result, ending, arguments)
    return 0


def _sheets(sheets: "dict[str, Result]", ending: str, arguments: argparse.Namespace) -> int:
    """Several tests as one table, with the test in its first column."""
    import pandas as pd

    shared = [
        note
        for note in next(iter(sheets.values())).notes
        if all(note in one.notes for one in sheets.values())
    ]
    for note in shared:
        print(note, file=sys.stderr)
    frames = []
    for name, sheet in sheets.items():
        for note in sheet.notes:
            if note not in shared:
                print(f"{name}: {note}", file=sys.stderr)
        frame = sheet.frame.copy()
        frame.insert(0, "test", name)
        frames.append(frame)
    return _table(pd.concat(frames, ignore_index=True), ending, arguments)


def _table(frame: "pd.DataFrame", ending: str, arguments: argparse.Namespace) -> int:
    text = (
        frame.to_csv(index=False, lineterminator="\n")
        if ending == "csv"
        else frame.to_json(orient="records", force_ascii=False) + "\n"
    )
    if arguments.output is None:
        sys.stdout.write(text)
    else:
        Path(arguments.output).write_text(text, encoding="utf-8", newline="")
    return 0


def classify(arguments: argparse.Namespace) -> int:
    """The rows of a file as they are, each with its code; one that was there is kept as ``code_given``."""
    import pandas as pd

    from ..association.kent_rosanoff import LABELS, codes
    from ..exchange.protocols import sittings
    from ..exchange.reading import cell_of

    ending = verbs.ending_of(arguments)
    table = protocols(arguments)
    columns, groups = sittings(table, named(arguments))
    coded: dict[str, int | None] = {}
    for rows in groups:
        pairs = [
            (str(cell_of(row, columns["stimulus"])), str(cell_of(row, columns["reaction"]))) for row in rows
        ]
        coded |= zip((row.where for row in rows), codes(pairs), strict=True)
    names = [f"{name}_given" if name in ("code", "label") else name for name in table.columns]
    kept = [row for row in table.rows if row.where in coded]
    frame = pd.DataFrame([[cell_of(row, name) for name in table.columns] for row in kept], columns=names)
    found = [coded[row.where] for row in kept]
    frame["code"] = pd.array(found, dtype="Int64")
    frame["label"] = ["" if code is None else LABELS[code] for code in found]
    for note in table.notes:
        print(note, file=sys.stderr)
    return _table(frame, ending, arguments)

"""``jupyter psydyn hvdc ...``: content analysis after Hall and Van de Castle, a file in, a table out."""

import argparse
import sys
from pathlib import Path

from . import verbs


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command ``hvdc`` and one below it a task."""
    says = "content analysis after Hall and Van de Castle: codings, indices, norms"
    room = commands.add_parser("hvdc", help=says, description=says[0].upper() + says[1:] + ".")
    tasks = room.add_subparsers(dest="task", required=True, metavar="TASK")
    _add_indices(tasks)
    _add_code(tasks)
    _add_themes(tasks)


def _add_indices(tasks: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = tasks.add_parser(
        "indices",
        help="the 29 indices beside norms",
        description="The 29 content indices of coded dreams beside norms, with intervals and Cohen's h.",
    )
    command.add_argument(
        "file",
        metavar="CODINGS",
        help="coding cards: .jsonl, DreamBank's .xml, or a table (see docs/hvdc.md)",
    )
    against = command.add_mutually_exclusive_group()
    against.add_argument(
        "--norms", choices=("male", "female"), default=argparse.SUPPRESS, help="default: female"
    )
    against.add_argument("--against", metavar="CODINGS", help="other coding cards to compare with")
    command.add_argument(
        "--interval",
        choices=("wilson", "bootstrap"),
        default=argparse.SUPPRESS,
        help="codings as independent (wilson), or dreams drawn anew",
    )
    command.add_argument(
        "--seed", type=int, metavar="N", default=argparse.SUPPRESS, help="for what is drawn at random"
    )
    _writes(command, verbs.TABLES)
    command.set_defaults(run=run_indices, verb="hvdc indices")


def _add_code(tasks: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = tasks.add_parser(
        "code",
        help="reports coded by the program, to be checked by people",
        description="Code reports by the program: a card a dream, a line each. Suggestions to check, and no "
        "hand coding.",
    )
    _reads_reports(command)
    command.add_argument(
        "--sex",
        choices=("told", "female", "male"),
        default="told",
        help="of the dreamers, for friends whose sex no word tells; told: as the reports tell it",
    )
    _writes(command, ("jsonl",))
    command.set_defaults(run=run_code, verb="hvdc code")


def _add_themes(tasks: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = tasks.add_parser(
        "themes",
        help="typical dream themes: chased, falling, flying, ...",
        description="The themes of the Typical Dreams Questionnaire that the words of the reports name.",
    )
    _reads_reports(command)
    _writes(command, verbs.TABLES)
    command.set_defaults(run=run_themes, verb="hvdc themes")


def _reads_reports(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", metavar="FILE", help="a CSV, TSV, JSON or JSONL file, or a journal")
    verbs.add_columns(command)


def _writes(command: argparse.ArgumentParser, formats: tuple[str, ...]) -> None:
    command.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        help=f"write here, in the format of the ending ({', '.join(formats)})",
    )
    command.set_defaults(formats=formats)


def run_indices(arguments: argparse.Namespace) -> int:
    """Read cards, work out the indices, write the table."""
    from ..exchange.cards import read_cards
    from ..hvdc import indices

    ending = verbs.ending_of(arguments)
    given = {name: getattr(arguments, name) for name in ("norms", "interval", "seed") if name in arguments}
    if arguments.against:
        given["norms"] = read_cards(arguments.against)
    result = indices(read_cards(arguments.file), **given)
    for note in result.notes:
        print(note, file=sys.stderr)
    verbs.write(result, ending, arguments)
    return 0


def run_code(arguments: argparse.Namespace) -> int:
    """Read reports, code them, write the cards one after another, with a progress bar on a terminal."""
    from tqdm import tqdm

    from ..exchange.cards.lines import write_lines
    from ..hvdc.coder import Coder

    verbs.ending_of(arguments)
    corpus = verbs.read_corpus(arguments)
    coder = Coder(corpus, sex=arguments.sex)
    # disable=None: no bar where nobody looks.
    bar = tqdm(coder, total=len(corpus), unit=" dreams", disable=None)
    lines = (write_lines([card]) for card, _ in bar)
    if arguments.output is None:
        sys.stdout.writelines(lines)
    else:
        whole = Path(arguments.output)
        # Under its own name only when it is whole: half of the dreams would look like all of them.
        part = whole.with_name(f"{whole.name}.part")
        with part.open("w", encoding="utf-8", newline="") as file:
            file.writelines(lines)
        part.replace(whole)
    for note in (*corpus.notes, *coder.notes):
        print(note, file=sys.stderr)
    return 0


def run_themes(arguments: argparse.Namespace) -> int:
    """Read reports, find the themes, write the table."""
    from ..hvdc import themes

    ending = verbs.ending_of(arguments)
    result = themes(verbs.read_corpus(arguments))
    for note in result.notes:
        print(note, file=sys.stderr)
    verbs.write(result, ending, arguments)
    return 0

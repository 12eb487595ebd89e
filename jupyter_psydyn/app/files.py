"""``jupyter psydyn import`` and ``export``: files into a journal, and out of it."""

import argparse
import sys
from pathlib import Path

from ..journal import AUDIENCES
from . import secret


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands ``import`` and ``export``."""
    bring = commands.add_parser(
        "import",
        help="files into a journal: all of them, or nothing",
        description="Make a new journal of files, or add their entries to a journal as one step. FILE is "
        "JSON Lines, a folder of Markdown, CSV, TSV or JSON, each file also encrypted with age, or a journal "
        "of an early version; or a protocol of a word-list test, chains, or a transcript (SRT, VTT, CSV). A "
        "whole journal, as `export` writes it, becomes a new one.",
    )
    bring.add_argument("journal", metavar="JOURNAL")
    bring.add_argument("files", metavar="FILE", nargs="+")
    for name, holds in (("text", "reports"), ("id", "ids"), ("date", "nights"), ("dreamer", "dreamers")):
        bring.add_argument(f"--{name}", metavar="COL", help=f"the column of the {holds} in a table")
    bring.add_argument(
        "--century", type=int, metavar="N", help="of years with two digits: 19 reads 12 as 1912"
    )
    add_ways(bring)
    bring.add_argument("--database", metavar="URL", help="keep a new journal in this PostgreSQL database")
    bring.set_defaults(run=run_import)

    export = commands.add_parser(
        "export",
        help="a journal as files: whole, or what was released to somebody",
        description="Write a journal as JSON Lines (.jsonl: everything, with its history), CSV (.csv), or a "
        "folder of Markdown (a name without an ending). With .age at the end of its name a file is "
        "encrypted. It says what was left out.",
    )
    export.add_argument("journal", metavar="JOURNAL")
    export.add_argument("-o", "--output", metavar="FILE", required=True, help="a new file or folder")
    export.add_argument(
        "--for",
        dest="audience",
        choices=AUDIENCES,
        default="dreamer",
        help="who gets it (default: %(default)s)",
    )
    export.add_argument("--case", default="", metavar="ID", help="of this case only")
    export.add_argument(
        "--to",
        action="append",
        default=[],
        metavar="KEY",
        help="encrypt to a public key of age, not a passphrase",
    )
    export.add_argument(
        "--pseudonymised",
        action="store_true",
        help="names, dates and numbers replaced, once all that could tell who somebody is is decided",
    )
    export.add_argument("--purpose", default="", metavar="WORDS", help="what it is for: kept with what left")
    export.add_argument(
        "--without-consent",
        default="",
        metavar="REASON",
        help="why it goes although no consent is in force: kept with what left",
    )
    export.add_argument("--private", action="store_true", help="private layers too, into a copy of your own")
    export.set_defaults(run=run_export)


def add_ways(command: argparse.ArgumentParser) -> None:
    """Add the options that say how a file of associations is read."""
    command.add_argument(
        "--speaker", metavar="NAME", help="of a transcript: whose words are the associations"
    )
    command.add_argument(
        "--reproduction",
        choices=("all", "changes"),
        help="an empty reproduction is nothing remembered (all), or the reaction again (changes: Jung's way)",
    )
    command.add_argument(
        "--paragraphs",
        action="store_true",
        help="of a printed dream with its associations: each paragraph is one, not each sentence",
    )


def run_import(arguments: argparse.Namespace) -> int:
    """Read and check every file, then make a journal or add to one."""
    from ..exchange import add_entries, make_journal, read_files
    from ..exchange.associated import Ways

    path = Path(arguments.journal).expanduser().absolute()
    columns = {name: getattr(arguments, name) for name in ("text", "id", "date", "dreamer")}
    ways = Ways(
        arguments.reproduction,
        arguments.speaker,
        not arguments.paragraphs,
        {name: column for name, column in columns.items() if column and name in ("date", "dreamer")},
        arguments.century,
    )
    incoming = read_files(arguments.files, secret.ask, columns, arguments.century, ways)
    for note in incoming.notes:
        print(note, file=sys.stderr)
    if path.exists():
        with secret.opened(arguments.journal) as journal:
            print(f"{_entries(add_entries(journal, incoming))} added to {journal.name}.")
        return 0
    passphrase = secret.ask_new(path.name)
    with make_journal(
        path, incoming, passphrase=passphrase, database=arguments.database, client="command"
    ) as journal:
        print(f"{_entries(len(journal.entries()))} in {journal.name}, with {journal.name}-keys beside it.")
        code = journal.recovery_code
    secret.show_code(path.name, code)
    return 0


def run_export(arguments: argparse.Namespace) -> int:
    """Write the files, and say what was left out."""
    from ..exchange import export
    from ..exchange.outgoing import format_of
    from ..exchange.whole import refuse_existing

    target = Path(arguments.output).expanduser()
    format_of(target)
    refuse_existing(target)
    if arguments.to and target.suffix.lower() != ".age":
        raise ValueError(f"{target.name}: --to encrypts a file that ends in .age; nothing was written")
    with secret.opened(arguments.journal) as journal:
        passphrase = ""
        if target.suffix.lower() == ".age":
            passphrase = "" if arguments.to else secret.ask_new(target.name)
        elif sys.stdin.isatty() and not journal.example:
            asked = (
                f"What {journal.name} holds will stand in {target.name} for anybody to read. Write it? [yes]"
            )
            if not secret.confirmed(asked, "yes"):
                raise ValueError("nothing was written")
        said = export(
            journal,
            target,
            audience=arguments.audience,
            case=arguments.case,
            passphrase=passphrase,
            to=arguments.to,
            private=arguments.private,
            pseudonymised=arguments.pseudonymised,
            purpose=arguments.purpose,
            without_consent=arguments.without_consent,
        )
    for sentence in said:
        print(sentence)
    return 0


def _entries(count: int) -> str:
    return f"{count} {'entry' if count == 1 else 'entries'}"

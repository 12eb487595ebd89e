"""``jupyter psydyn new``, ``verify``, ``backup``, ``restore``, ``audit``: that a journal lasts."""

import argparse
from datetime import date
from pathlib import Path

from . import secret


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands."""
    new = commands.add_parser("new", help="a new, encrypted journal", description=run_new.__doc__)
    new.add_argument("journal", metavar="JOURNAL")
    new.add_argument("--database", metavar="URL", help="keep it in this PostgreSQL database")
    new.set_defaults(run=run_new)

    verify = commands.add_parser("verify", help="look through a journal", description=run_verify.__doc__)
    verify.add_argument("journal", metavar="JOURNAL")
    verify.set_defaults(run=run_verify)

    backup = commands.add_parser("backup", help="a copy of a journal", description=run_backup.__doc__)
    backup.add_argument("journal", metavar="JOURNAL")
    backup.add_argument("-o", "--output", metavar="FILE", help="default: JOURNAL-DAY.psydyn-backup beside it")
    backup.set_defaults(run=run_backup)

    restore = commands.add_parser("restore", help="a journal of a backup", description=run_restore.__doc__)
    restore.add_argument("backup", metavar="BACKUP")
    restore.add_argument("journal", metavar="JOURNAL", help="a new name")
    restore.add_argument("--keys", metavar="FILE", help="the journal's key file, which no backup holds")
    restore.add_argument("--database", metavar="URL", help="restore into this PostgreSQL database")
    restore.set_defaults(run=run_restore)

    audit = commands.add_parser("audit", help="who did what, and when", description=run_audit.__doc__)
    audit.add_argument("journal", metavar="JOURNAL")
    audit.add_argument("-o", "--output", metavar="FILE", required=True, help="a new file: .csv or .jsonl")
    audit.set_defaults(run=run_audit)


def run_new(arguments: argparse.Namespace) -> int:
    """Make a journal. Its passphrase is asked for twice, and its recovery code is shown once."""
    from ..journal.file import new, remove
    from ..journal.opening import make

    path = Path(arguments.journal).expanduser().absolute()
    # Refused before anybody thinks of a passphrase.
    remove(new(path))
    made = make(path, passphrase=secret.ask_new(path.name), database=arguments.database, client="command")
    code = made.recovery_code
    made.close()
    print(f"{path.name} is made, with {path.name}-keys beside it: back them up apart from each other.")
    secret.show_code(path.name, code)
    return 0


def run_verify(arguments: argparse.Namespace) -> int:
    """Look through a journal: every page, every text, the chain of its log, and where it ended last."""
    from ..journal.backup import verify

    with secret.opened(arguments.journal) as journal:
        report = verify(journal)
    print(*report.lines, sep="\n")
    if not report.sound:
        raise ValueError(f"{journal.name} is not as it was written; it was left as it is: restore a backup")
    return 0


def run_backup(arguments: argparse.Namespace) -> int:
    """Write a copy of a journal, also while others work on it, and look through it. It holds no keys."""
    from ..journal.backup import backup

    with secret.opened(arguments.journal) as journal:
        named = f"{journal.path.stem}-{date.today().isoformat()}.psydyn-backup"
        target = Path(arguments.output).expanduser() if arguments.output else journal.path.with_name(named)
        report = backup(journal, target.absolute())
    print(
        *report.lines, f"{target.name} is a backup of {journal.name}; keep its key file elsewhere.", sep="\n"
    )
    return 0


def run_restore(arguments: argparse.Namespace) -> int:
    """Make a journal of a backup under a new name. A case that was erased since stays erased."""
    from ..journal import Locked
    from ..journal.backup import restore

    source, target = (Path(one).expanduser().absolute() for one in (arguments.backup, arguments.journal))
    keys = Path(arguments.keys).expanduser().absolute() if arguments.keys else None
    try:
        report = restore(source, target, key_file=keys, database=arguments.database)
    except Locked:
        passphrase = secret.ask(f"Passphrase of {source.name}: ")
        report = restore(source, target, key_file=keys, database=arguments.database, passphrase=passphrase)
    print(*report.lines, f"{target.name} is restored.", sep="\n")
    return 0


def run_audit(arguments: argparse.Namespace) -> int:
    """Write the log as a table: who did what and when, with which records, and whether its chain holds."""
    from ..exchange.audit import write_audit

    with secret.opened(arguments.journal) as journal:
        for sentence in write_audit(journal, Path(arguments.output).expanduser().absolute()):
            print(sentence)
    return 0

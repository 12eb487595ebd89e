"""The command ``jupyter psydyn``."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from .._version import __version__
from ..journal.errors import Locked, Stale, UnknownCase, UnknownEntry
from . import association, changing, demo, files, hvdc, keeping, verbs

#: What a command may fail with because of what it was given: told in one line, with exit status 2.
#: Anything else is a mistake of ours and keeps its traceback.
FOR_PEOPLE = (ValueError, OSError, Locked, UnknownEntry, UnknownCase, Stale)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status: 0, or 2 with one clear line on stderr."""
    parser = argparse.ArgumentParser(
        prog="jupyter psydyn",
        description="Record dreams and free associations, and read what comes back in them.",
    )
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    demo.add_command(commands)
    for room in (keeping, files, changing, verbs, association, hvdc):
        room.add_commands(commands)
    arguments = parser.parse_args(argv)
    try:
        status: int = arguments.run(arguments)
    except BrokenPipeError:
        # The reader of a pipe (`| head`) has seen enough.
        sys.stderr.close()
        return 0
    except KeyboardInterrupt:
        print("\njupyter psydyn: stopped", file=sys.stderr)
        return 2
    except FOR_PEOPLE as error:
        print(f"jupyter psydyn: {_line(error)}", file=sys.stderr)
        return 2
    return status


def _line(error: BaseException) -> str:
    # The system's own errors name the whole path, of which the last part is enough.
    if isinstance(error, OSError) and error.strerror and error.filename:
        return f"{Path(str(error.filename)).name}: {error.strerror}"
    return " ".join(str(error).split())

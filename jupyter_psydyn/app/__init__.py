"""The command ``jupyter psydyn``."""

import argparse
import sys
from collections.abc import Sequence

from .._version import __version__
from . import demo, verbs

#: What a command may fail with because of what it was given: told in one line, with exit status 2.
#: Anything else is a mistake of ours and keeps its traceback.
FOR_PEOPLE = (ValueError, OSError)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status: 0, or 2 with one clear line on stderr."""
    parser = argparse.ArgumentParser(
        prog="jupyter psydyn",
        description="Record dreams and free associations, and read what comes back in them.",
    )
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    demo.add_command(commands)
    verbs.add_commands(commands)
    arguments = parser.parse_args(argv)
    try:
        status: int = arguments.run(arguments)
    except BrokenPipeError:
        # The reader of a pipe (`| head`) has seen enough.
        sys.stderr.close()
        return 0
    except FOR_PEOPLE as error:
        print(f"jupyter psydyn: {' '.join(str(error).split())}", file=sys.stderr)
        return 2
    return status

"""A process that codes: lines of reports in, lines of codings out, as ``many.py`` asks for them."""

import sys

from .many import answer

if __name__ == "__main__":
    try:
        for told in answer(sys.stdin.buffer):
            sys.stdout.buffer.write(told)
            sys.stdout.buffer.flush()
    except KeyboardInterrupt:
        pass  # whoever asked was interrupted too, and says so

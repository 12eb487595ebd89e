"""Processes that end by kill -9, in the middle of what they do."""

import os
import signal
import sys
import time
import traceback
from collections.abc import Callable

import pytest

posix = pytest.mark.skipif(not hasattr(os, "fork"), reason="kill -9 and fork are POSIX's")


def killed(work: Callable[[Callable[[str], object]], object], after: float, lines: int = 0) -> list[str]:
    """Do ``work(acknowledge)`` in a process, kill it, and return the lines that it acknowledged.

    The end comes ``after`` seconds from the moment it has acknowledged so many ``lines``. The process is a
    fork of this one: nothing needs to be imported, so that a round takes milliseconds.
    """
    heard, said = os.pipe()
    process = os.fork()
    if not process:
        os.close(heard)
        try:
            work(lambda line: os.write(said, f"{line}\n".encode()))
            os._exit(0)
        except BaseException:
            traceback.print_exc(file=sys.__stderr__)
            os._exit(1)
    os.close(said)
    with os.fdopen(heard) as reading:
        acknowledged = [reading.readline() for _ in range(lines)]
        time.sleep(after)
        os.kill(process, signal.SIGKILL)
        _, status = os.waitpid(process, 0)
        # It may have finished before, but it has not failed.
        assert not os.WIFEXITED(status) or os.WEXITSTATUS(status) == 0
        return [line.removesuffix("\n") for line in (*acknowledged, *reading) if line]


class Moments:
    """When to kill in each of so many ``rounds``: spread over a work, however fast this machine is just now.

    ``whole`` is a first guess at how long the work takes, in seconds. After each round `was` hears whether
    it was too late for the kill to hinder the work; the guess gets better, and there are more rounds, until
    both have been seen.
    """

    def __init__(self, chance, whole, rounds):
        self._chance, self._whole, self._rounds = chance, whole, rounds
        self._seen = []

    def __iter__(self):
        while len(self._seen) < self._rounds or len(set(self._seen)) < 2:
            assert len(self._seen) < 10 * self._rounds, f"every time the same: {self._seen[0]}"
            self._after = self._chance.uniform(0, 1.2 * self._whole)
            yield self._after

    def was(self, too_late):
        self._seen.append(too_late)
        if len(set(self._seen)) < 2:
            near = 1.5 * self._after
            self._whole = min(self._whole, near) if too_late else max(self._whole, near)

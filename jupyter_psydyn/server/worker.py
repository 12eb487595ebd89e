"""A process of its own for analyses: the server never waits for one, and never imports NLTK or pandas."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from concurrent.futures import CancelledError, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from logging import getLogger
from multiprocessing import get_context, parent_process
from threading import Lock, Thread
from typing import Any, TypeVar

from ..desk import findings
from ..journal import Locked

T = TypeVar("T")


class Worker:
    """Runs one analysis after another in a spawned process, which starts when it is first needed."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._pool: ProcessPoolExecutor | None = None

    def warm(self) -> None:
        """Let the process start and load what it needs, without waiting for it. Who records needs it not."""
        try:
            self._submitted(lambda: False, findings.warm)
        except (OSError, RuntimeError) as error:  # a broken pool is a RuntimeError
            getLogger(__name__).warning("the worker for analyses did not start (%s)", type(error).__name__)

    def run(
        self, function: Callable[..., T], *arguments: Any, unless: Callable[[], bool] = lambda: False
    ) -> T:
        """The value of a module's function.

        A process that died (out of memory, say) is replaced once. ``Locked`` where ``unless`` holds by then:
        what the arguments came from is locked, or nobody waits any more, and they go to no process.
        """
        pool, running = self._submitted(unless, function, *arguments)
        try:
            return running.result()
        except (BrokenProcessPool, CancelledError):
            self._end(pool)
            return self._submitted(unless, function, *arguments)[1].result()

    def close(self) -> None:
        """End the process at once, whatever it is doing."""
        if self._pool is not None:
            self._end(self._pool)

    def _submitted(
        self, unless: Callable[[], bool], function: Callable[..., T], *arguments: Any
    ) -> tuple[ProcessPoolExecutor, Future[T]]:
        # Under the lock: whoever locks a journal sets `unless`, then ends the pool.
        with self._lock:
            if unless():
                raise Locked
            self._pool = self._pool or _pool()
            try:
                return self._pool, self._pool.submit(function, *arguments)
            except BrokenProcessPool:
                self._pool = _pool()
                return self._pool, self._pool.submit(function, *arguments)

    def _end(self, pool: ProcessPoolExecutor) -> None:
        with self._lock:
            if self._pool is pool:
                self._pool = None
        # Python 3.14 has `terminate_workers` for this; `shutdown` forgets them and lets them finish.
        processes = list((pool._processes or {}).values())
        pool.shutdown(wait=False, cancel_futures=True)
        for process in processes:
            process.terminate()


def _pool() -> ProcessPoolExecutor:
    # Spawned, not forked: the server has threads.
    return ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn"), initializer=_begin)


def _begin() -> None:
    """In the worker: leave Ctrl+C to the server, and end with it, however it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(0)

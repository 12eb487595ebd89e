"""A process of its own for analyses: the server never waits for one, and never imports NLTK or pandas."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from threading import Lock, Thread
from typing import Any

from ..review import findings


class Worker:
    """Runs one analysis after another in a spawned process, which starts when it is first needed."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._pool: ProcessPoolExecutor | None = None

    def warm(self) -> None:
        """Start the process and let it load what it needs, without waiting for it."""
        with self._lock:
            if self._pool is None:
                self._pool = _pool()
                self._pool.submit(findings.warm)

    def run(self, function: Callable[..., Any], *arguments: Any) -> Any:
        """The value of a module's function. A process that died (out of memory, say) is replaced once."""
        for last in (False, True):
            self.warm()
            pool = self._pool
            try:
                assert pool is not None
                return pool.submit(function, *arguments).result()
            except BrokenProcessPool:
                self._forget(pool)
                if last:
                    raise
        raise AssertionError

    def close(self) -> None:
        """End the process at once, whatever it is doing."""
        pool = self._pool
        self._forget(pool)
        # Python 3.14 has `terminate_workers` for this.
        for process in list(((pool and pool._processes) or {}).values()):
            process.terminate()

    def _forget(self, pool: ProcessPoolExecutor | None) -> None:
        with self._lock:
            if pool is not None and self._pool is pool:
                self._pool = None
                pool.shutdown(wait=False, cancel_futures=True)


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

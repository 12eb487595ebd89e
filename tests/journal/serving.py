"""Jupyter servers with our extension, a new one in a tenth of a second; a program of `test_crash_server`.

``python serving.py FOLDER`` loads everything once. For every line it then reads, it forks a server of
FOLDER, which says its port and its process, and is to be killed.
"""

import os
import signal
import sys
from pathlib import Path

from jupyter_server.serverapp import ServerApp
from traitlets.config import Config

from jupyter_psydyn.server.worker import Worker

TOKEN = "a token for these tests"


def server(folder: Path, ours: bool) -> ServerApp:
    config = Config()
    config.ServerApp.root_dir = str(folder)
    config.ServerApp.jpserver_extensions = {"jupyter_psydyn": ours}
    config.ServerApp.allow_root = True
    config.ServerApp.open_browser = False
    config.ServerApp.port = 0
    config.IdentityProvider.token = TOKEN
    ServerApp.clear_instance()
    app = ServerApp.instance(config=config, log_level=50)
    app.initialize(argv=[], find_extensions=False)
    return app


def main(folder: Path) -> None:
    for name in ("CONFIG", "DATA", "RUNTIME"):
        os.environ[f"JUPYTER_{name}_DIR"] = str(folder / f".{name.lower()}")
    # No analysis is asked for: its process would take 2 s to load.
    Worker.warm = lambda worker: None
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    # What a server loads takes a second, and the save guard's numpy a fifth; ours=False starts no threads.
    import numpy  # noqa: F401

    server(folder, ours=False)
    for _ in sys.stdin:
        if not os.fork():
            app = server(folder, ours=True)
            sys.stdout.write(f"{app.port} {os.getpid()}\n")
            sys.stdout.flush()
            app.start()


if __name__ == "__main__":
    main(Path(sys.argv[1]))

"""The Jupyter server extension: holder of the keys, and the desk over HTTP."""

import asyncio
from pathlib import Path

from jupyter_server.extension.application import ExtensionApp
from traitlets import Float, Unicode

from .broker import Broker
from .desks import Desks
from .events import teller
from .guard import Guard
from .handlers import DESKS, HANDLERS
from .journals import Journals
from .kernels import Kernels


class Psydyn(ExtensionApp):
    """An `ExtensionApp` for its one hook that a plain loader has not: `stop_extension`."""

    name = "jupyter_psydyn"

    idle_minutes = Float(
        15.0,
        min=0.0,
        config=True,
        help="Minutes without anybody at a journal after which it is locked. Default 15; 0 for never.",
    )
    database = Unicode(
        "",
        config=True,
        help=(
            "Where new journals are kept: the URL of a PostgreSQL database, postgresql://USER@HOST/NAME (its "
            "password in ~/.pgpass). Default empty: in the journal's own file."
        ),
    )

    def initialize_settings(self) -> None:
        server = self.serverapp
        tell = teller(server.event_logger, server.io_loop.asyncio_loop)
        kernels, guard = Kernels(tell), Guard()
        journals = Journals(
            Path(server.root_dir), tell, idle_minutes=self.idle_minutes, database=self.database
        )
        desks = Desks(journals, kernels, guard)
        journals.listeners += [guard, kernels, desks]
        server.contents_manager.register_pre_save_hook(guard.hook)
        self._broker = Broker(journals, kernels)
        journals.start()
        self._broker.start()
        self.settings[DESKS] = desks

    def initialize_handlers(self) -> None:
        self.handlers.extend(HANDLERS)

    async def stop_extension(self) -> None:
        """Lock the journals, hang up on the kernels and end the worker."""
        if DESKS in self.settings:
            self._broker.stop()
            desks: Desks = self.settings[DESKS]
            await asyncio.to_thread(desks.journals.stop)
            desks.close()

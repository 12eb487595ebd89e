"""The Jupyter server extension: the desk over HTTP."""

from pathlib import Path

from jupyter_server.extension.application import ExtensionApp

from .desks import Desks
from .handlers import DESKS, HANDLERS


class Psydyn(ExtensionApp):
    """An `ExtensionApp` for its one hook that a plain loader has not: `stop_extension`."""

    name = "jupyter_psydyn"

    def initialize_settings(self) -> None:
        self.settings[DESKS] = Desks(Path(self.serverapp.root_dir))

    def initialize_handlers(self) -> None:
        self.handlers.extend(HANDLERS)

    async def stop_extension(self) -> None:
        """Close the journals and end the worker."""
        if DESKS in self.settings:
            self.settings[DESKS].close()

"""The Jupyter server extension: the desk over HTTP."""


def _load_jupyter_server_extension(server_app: object) -> None:
    """Add the handlers to a running server."""

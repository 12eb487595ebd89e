"""Record dreams and free associations, and read what comes back in them.

``import jupyter_psydyn as psd`` is cheap: the Jupyter server imports this package too, and
only a kernel pays for pandas, NLTK and ipywidgets, when it first uses a name that needs them.
"""

from ._version import __version__


def _jupyter_labextension_paths() -> list[dict[str, str]]:
    return [{"src": "labextension", "dest": "jupyter-psydyn"}]


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": "jupyter_psydyn.server"}]


__all__ = ["__version__"]

import os
from pathlib import Path

import pytest

pytest_plugins = ("pytest_jupyter.jupyter_server",)

SHARED = Path(__file__).parents[2] / "shared" / "data"


def pytest_collection_modifyitems(items):
    """Leave out what reads the shared material where there is none; in CI there must be."""
    if SHARED.exists() or os.environ.get("CI"):
        return
    missing = pytest.mark.skip(reason="the shared material is not part of a checkout")
    for item in items:
        if item.get_closest_marker("shared"):
            item.add_marker(missing)


@pytest.fixture
def jp_server_config(jp_server_config):
    """Our extension, on a server that asks everybody who they are."""
    return {
        "ServerApp": {
            "jpserver_extensions": {"jupyter_psydyn": True},
            "allow_unauthenticated_access": False,
        }
    }

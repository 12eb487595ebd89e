import pytest

pytest_plugins = ("pytest_jupyter.jupyter_server",)


@pytest.fixture
def jp_server_config(jp_server_config):
    """Our extension, on a server that asks everybody who they are."""
    return {
        "ServerApp": {
            "jpserver_extensions": {"jupyter_psydyn": True},
            "allow_unauthenticated_access": False,
        }
    }

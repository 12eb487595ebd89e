"""The two commands of a checkout: ``python make.py demo`` and ``python make.py test``.

Standard library only, so that a bare Python (3.10 or newer, with pip) is enough. Everything is
installed into ``.venv``; Node comes with the build requirements. Running again does no harm.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
STAMP = VENV / "installed"
FRONTEND = ROOT / "labextension"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

# What `make.py test` runs, in this order; each must pass.
CHECKS = (
    ("ruff", "check", "."),
    ("ruff", "format", "--check", "."),
    ("mypy",),
    ("lint-imports",),
)

# All tests on all cores: a test that is waiting leaves its core to others. What is named runs alone.
PARALLEL = ("-n", "auto", "--dist", "worksteal")


def main(arguments: list[str]) -> int:
    if sys.version_info < (3, 10):
        sys.exit(f"Python 3.10 or newer is needed; this is {sys.version.split()[0]}.")
    command, *rest = arguments or [""]
    if command == "demo":
        install("")
        return run(BIN / "jupyter-psydyn", "demo", *rest, check=False)
    if command == "test":
        install("[test]")
        return test(rest)
    print(__doc__)
    return 0 if command in ("-h", "--help") else 2


def install(extras: str) -> None:
    """Build the frontend and install the project into `.venv`, unless that is done already."""
    wanted = f"{extras} {fingerprint()}"
    done = STAMP.read_text().splitlines() if STAMP.exists() else []
    if any(line in (wanted, f"[test] {fingerprint()}") for line in done):
        return
    if not (BIN / ("python.exe" if os.name == "nt" else "python")).exists():
        print("Making .venv ...", flush=True)
        try:
            venv.create(VENV, with_pip=True)
        except subprocess.CalledProcessError:
            sys.exit("This Python cannot make virtual environments. On Debian: apt-get install python3-venv")
    print("Building and installing into .venv (a minute or two the first time) ...", flush=True)
    run(BIN / "python", "-m", "pip", "install", "--quiet", "--editable", f"{ROOT}{extras}")
    STAMP.write_text("\n".join([*(line for line in done if line.endswith(fingerprint())), wanted]))


def fingerprint() -> str:
    """What an installation depends on: with an editable install, all but the Python sources."""
    files = [ROOT / "pyproject.toml", *(FRONTEND / name for name in ("package.json", "yarn.lock"))]
    for folder in ("src", "style", "schema"):
        files += sorted(path for path in (FRONTEND / folder).rglob("*") if path.is_file())
    digest = hashlib.sha256(sys.version.encode())
    for path in files:
        digest.update(path.relative_to(ROOT).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()


def test(arguments: list[str]) -> int:
    """Check the style, the types and the layers; test the frontend, the package and the pages."""
    find_browser()
    if not arguments:
        for check in CHECKS:
            run(BIN / check[0], *check[1:])
        for script in (["install", "--immutable"], ["lint:check"], ["test"]):
            run(BIN / "jlpm", *script, cwd=FRONTEND)
    return run(BIN / "python", "-m", "pytest", *(arguments or PARALLEL), check=False)


def find_browser() -> None:
    """See that there is a Chromium: the system's, Debian's package, or Playwright's own."""
    if any(map(shutil.which, BROWSERS)):
        return
    if shutil.which("apt-get") and os.name == "posix" and os.geteuid() == 0:
        run("apt-get", "update", "-qq")
        run("apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium")
    else:
        run(BIN / "playwright", "install", "chromium")


def run(program: object, *arguments: str, cwd: Path = ROOT, check: bool = True) -> int:
    """Run a program of `.venv` with its folder first on the path; stop at a failure."""
    environment = {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ.get('PATH', '')}"}
    found = shutil.which(str(program), path=environment["PATH"]) or str(program)
    status = subprocess.run([found, *arguments], cwd=cwd, env=environment).returncode
    if check and status:
        sys.exit(f"Failed: {Path(str(program)).name} {' '.join(arguments)}")
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

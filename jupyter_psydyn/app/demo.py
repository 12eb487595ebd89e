"""``jupyter psydyn demo``: an invented dreamer's journal, read before your eyes, then in JupyterLab."""

import argparse
import json
import os
import shutil
import subprocess
import sys
from math import isnan
from pathlib import Path

FOLDER = "psydyn-demo"
JOURNAL = "maria.psydyn"
NOTEBOOK = "demo.ipynb"
WORKSPACE = "psydyn-demo"
WORDS = "the sea in the school"
"""The public passphrase of the demo's journal, which opens without it."""
SHOWN = 5


def add_command(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command ``demo``."""
    command = commands.add_parser(
        "demo",
        help="open the demo journal and notebook in JupyterLab",
        description="Read the demo journal (one invented dreamer), print its strongest motifs, and open "
        "it in JupyterLab with a notebook beside the recorder.",
    )
    command.add_argument("--folder", default=FOLDER, help="where to put it (default: %(default)s)")
    command.add_argument("--no-lab", action="store_true", help="stop before JupyterLab opens")
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Lay out the folder, print the strongest motifs, open JupyterLab."""
    folder = Path(arguments.folder).resolve()
    lay_out(folder)
    print_motifs(folder / JOURNAL)
    if arguments.no_lab:
        return 0
    return open_lab(folder)


def examples() -> Path:
    """Where the example material is: in the installed package, or beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "examples"
    return installed if installed.exists() else package.parent / "examples"


def lay_out(folder: Path) -> None:
    """Make the demo's journal, notebook and workspace where they are missing; leave what is there."""
    from ..exchange import make_journal, read_files
    from .demo_case import add_case

    folder.mkdir(parents=True, exist_ok=True)
    journal = folder / JOURNAL
    if not journal.exists():
        entries = read_files([examples() / "demo" / "journal.jsonl"])
        with make_journal(journal, entries, example=WORDS, client="command") as made:
            add_case(made, examples() / "demo" / "case.json")
    if not (folder / NOTEBOOK).exists():
        shutil.copyfile(examples() / NOTEBOOK, folder / NOTEBOOK)
    workspace = workspaces(folder) / f"{WORKSPACE}.json"
    if not workspace.exists():
        arrange(folder)


def workspaces(folder: Path) -> Path:
    """Of the demo's own, so that it leaves the user's JupyterLab as it was."""
    return folder / ".workspaces"


def arrange(folder: Path) -> None:
    """Lay the notebook beside the recorder, as a workspace that JupyterLab restores."""
    from jupyterlab_server.workspaces_handler import WorkspacesManager

    notebook, recorder, sidebar = f"notebook:{NOTEBOOK}", "psydyn-recorder:new", "jupyter-psydyn-entries"
    layout = {
        "main": {
            "dock": {
                "type": "split-area",
                "orientation": "horizontal",
                "sizes": [0.5, 0.5],
                "children": [
                    {"type": "tab-area", "currentIndex": 0, "widgets": [notebook]},
                    {"type": "tab-area", "currentIndex": 0, "widgets": [recorder]},
                ],
            },
            "current": recorder,
        },
        "left": {"collapsed": False, "visible": True, "current": sidebar, "widgets": [sidebar]},
        "right": {"collapsed": True, "visible": True, "widgets": []},
        "relativeSizes": [0.2, 0.8, 0],
    }
    data = {
        "layout-restorer:data": layout,
        notebook: {"data": {"path": NOTEBOOK, "factory": "Notebook"}},
        recorder: {"data": {"journal": JOURNAL, "id": "new"}},
        "jupyter-psydyn:journal": {"path": JOURNAL},
    }
    WorkspacesManager(str(workspaces(folder))).save(
        WORKSPACE, json.dumps({"data": data, "metadata": {"id": WORKSPACE}})
    )


def print_motifs(journal: Path) -> None:
    """Print the strongest motifs, each with a passage."""
    from ..analysis import motifs
    from ..exchange import read

    corpus = read(journal)
    found = motifs(corpus)
    print(f"{found.title}. The strongest, each with one of its passages:\n")
    for number, row in enumerate(found.frame.head(SHOWN).to_dict("records"), start=1):
        usual = "" if isnan(row["everyday"]) else f"; {row['everyday']:.1f} at the rate of everyday English"
        print(f"{number}. {row['motif']} ({row['kind']}), in {row['entries']} dreams{usual}")
        passage = found.evidence(number - 1).passages[0]
        print(f"   {passage.night}: {' '.join(str(passage).split())}\n")
    for note in found.notes:
        print(note)
    print("Material for your own reading: counts, not meanings.", flush=True)


def open_lab(folder: Path) -> int:
    """Start JupyterLab on the folder; where there is no display, its address is printed."""
    command = [
        sys.executable,
        "-m",
        "jupyterlab",
        f"--ServerApp.root_dir={folder}",
        f"--LabApp.workspaces_dir={workspaces(folder)}",
        f"--LabApp.default_url=/lab/workspaces/{WORKSPACE}",
    ]
    if not has_display():
        command.append("--no-browser")
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        command.append("--allow-root")
    print("\nOpening JupyterLab (stop it with Ctrl+C) ...", flush=True)
    try:
        return subprocess.call(command)
    except KeyboardInterrupt:
        return 0


def has_display() -> bool:
    """Whether a browser could show itself on this machine."""
    if sys.platform.startswith("linux"):
        return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    return True

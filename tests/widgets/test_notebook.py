"""An executed notebook, saved with its widgets' state, holds nothing that was recorded."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

from jupyter_psydyn.journal import Journal

MARKER = "heron in the stairwell"

CODE = '''
import jupyter_psydyn as psd
recorder = psd.DreamRecorder()
recorder
''', '''
# What the page sends, as the kernel gets it.
letters = [116, 104, 101, 32, 104, 101, 114, 111, 110, 32, 105, 110, 32, 116, 104, 101, 32,
           115, 116, 97, 105, 114, 119, 101, 108, 108]
body = {"kind": "dream", "night": "2024-03-01", "parts": {"report": "".join(map(chr, letters))}}
recorder._handle_custom_msg({"id": 1, "verb": "POST", "path": "entries", "body": body}, [])
len(recorder.entry) > 0
''', '''
psd.motifs(psd.open_journal("vera.psydyn"), min_entries=1)
'''  # fmt: skip


@pytest.fixture(scope="module")
def kernelspec() -> dict[str, str]:
    return {"name": "python3", "display_name": "Python 3", "language": "python"}


def test_no_recorded_text_is_saved(journal: Journal, tmp_path: Path, kernelspec: Any) -> None:
    notebook = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell(code.strip()) for code in CODE],
        metadata={"kernelspec": kernelspec},
    )
    client = NotebookClient(
        notebook, timeout=60, store_widget_state=True, resources={"metadata": {"path": str(tmp_path)}}
    )
    client.execute()

    assert [entry.parts["report"] for entry in journal.entries()] == [f"the {MARKER}"]
    saved = nbformat.writes(notebook)
    assert MARKER not in saved
    state = notebook.metadata["widgets"]["application/vnd.jupyter.widget-state+json"]["state"]
    models = sorted(model["model_name"] for model in state.values())
    assert models == ["LayoutModel", "LayoutModel", "RecorderModel", "ResultModel"]
    last = notebook.cells[-1].outputs[-1].data
    assert json.dumps(last["application/vnd.psydyn.result+json"]).count("heron") > 0

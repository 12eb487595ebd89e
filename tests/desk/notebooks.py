"""Ordinary notebooks, of prose that is on every machine: what the libraries say of themselves."""

import html
import importlib
import inspect
import pydoc
import sys
import warnings
from itertools import islice

import pandas as pd

# Some do something when they are imported, others are not there on every system.
LEFT_OUT = {
    "antigravity",
    "this",
    "idlelib",
    "turtledemo",
    "turtle",
    "tkinter",
    "lib2to3",
    "test",
    "ensurepip",
}


def ordinary(count):
    """Notebooks with printed help, tables, lists, JSON, a picture and an error, each about one module."""
    with warnings.catch_warnings():
        # Some modules say of themselves that they are deprecated.
        warnings.simplefilter("ignore")
        return list(islice((_about(module) for module in _modules()), count))


def _modules():
    import numpy
    import scipy.stats

    yield from (numpy, numpy.linalg, numpy.fft, pd, pd.api.types, scipy, scipy.stats)
    for name in sorted(sys.stdlib_module_names - LEFT_OUT):
        if not name.startswith("_"):
            try:
                yield importlib.import_module(name)
            except ImportError:
                continue


def _about(module):
    members = [(name, inspect.getdoc(one) or "") for name, one in inspect.getmembers(module)][:40]
    frame = pd.DataFrame(members, columns=["name", "doc"])
    rows = "".join(f"<tr><td>{html.escape(n)}</td><td>{html.escape(d[:200])}</td></tr>" for n, d in members)
    text = pydoc.plain(pydoc.render_doc(module))[:20_000]
    outputs = [
        {"output_type": "stream", "name": "stdout", "text": text.splitlines(keepends=True)},
        {
            "output_type": "execute_result",
            "execution_count": 1,
            "metadata": {},
            "data": {"text/html": f"<table>{rows}</table>", "text/plain": [repr(members)[:8000]]},
        },
        {
            "output_type": "display_data",
            "metadata": {},
            "data": {
                "text/plain": frame.to_string()[:10_000],
                "text/html": frame.to_html()[:50_000],
                "application/json": {"rows": members[:20]},
                "image/png": "iVBORw0KGgo" * 5000,
            },
        },
        {
            "output_type": "error",
            "ename": "ValueError",
            "evalue": "bad value",
            "traceback": ["\x1b[0;31mValueError\x1b[0m  Traceback", "----> 1 x", "ValueError: bad value"],
        },
    ]
    return notebook(outputs)


def notebook(outputs=(), widgets=None, kept=None):
    """A notebook with one cell of these outputs, these widget states, these digests kept."""
    metadata = {}
    if widgets is not None:
        mime = "application/vnd.jupyter.widget-state+json"
        metadata["widgets"] = {mime: {"version_major": 2, "version_minor": 0, "state": widgets}}
    if kept is not None:
        metadata["psydyn"] = {"kept": kept}
    cell = {
        "cell_type": "code",
        "source": "1",
        "metadata": {},
        "execution_count": 1,
        "outputs": list(outputs),
    }
    return {"nbformat": 4, "nbformat_minor": 5, "metadata": metadata, "cells": [cell]}

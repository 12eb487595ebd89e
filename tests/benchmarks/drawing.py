"""A network drawn by us, by ipysigma and by pyvis: in the same run, the same graph, the same browser.

    python -m tests.benchmarks.drawing --peers VENV --modules NODE_MODULES [--runs 3]

VENV has ipysigma, pyvis and ipywidgets, NODE_MODULES requirejs and @jupyter-widgets/html-manager: nothing is
fetched, what a page asks of a CDN is answered from there. For 300, 2,000 and 10,000 nodes: seconds in Python
(layout and page), seconds in the page from its opening to the first picture and to a layout that stays,
bytes of the graph on its way. Ours is laid out in Python; pyvis in the page, until its
iterations are done (25 s at most); ipysigma until somebody stops it, so that it has no such time.
Run `jlpm build` before.
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import numpy as np
from playwright.sync_api import Browser, Page, Route, sync_playwright
from playwright.sync_api import TimeoutError as TooLate

from jupyter_psydyn.analysis.edges import Edges, picture
from jupyter_psydyn.counting.counts import PairCounts, PairTable, WordCounts
from jupyter_psydyn.widgets.explorer import _binary

ROOT = Path(__file__).parents[2]
SIZES = ((300, 3_000), (2_000, 20_000), (10_000, 20_000))
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run")
LONGEST = 25_000


def links(nodes: int, edges: int, seed: int = 0) -> list[tuple[int, int, float]]:
    """A graph as of words: a few have most links."""
    chance = np.random.default_rng(seed)
    share = 1 / np.arange(1, nodes + 1) ** 0.7
    ends = np.sort(chance.choice(nodes, (4 * edges, 2), p=share / share.sum()), axis=1)
    pairs = np.unique(ends[ends[:, 0] != ends[:, 1]], axis=0)
    pairs = chance.permutation(pairs)[:edges]
    weights = chance.random(len(pairs)).round(4)
    return [(a, b, w) for (a, b), w in zip(pairs.tolist(), weights.tolist(), strict=True)]


def our_picture(size: int, graph: list[tuple[int, int, float]]) -> dict[str, Any]:
    """What `Network.picture` makes of it: places, communities, columns."""
    words = [f"w{at:05}" for at in range(size)]
    first, second = (np.array([edge[end] for edge in graph]) for end in (0, 1))
    weight = np.array([edge[2] for edge in graph])
    alone = np.bincount(np.r_[first, second], minlength=size) + 1
    both = np.full(len(graph), 2) + (8 * weight).astype(int)
    counts = PairCounts("entry", words, None, alone, 4 * int(alone.max()), np.zeros(0, dtype=int))
    found = WordCounts(words, alone, alone, counts.n, counts.n)
    edges = Edges(words, PairTable(counts, first, second, both), 1 - weight, 0)
    return picture(edges, found, None, weight, edges.table.expected)


def ours(size: int, edges: list[tuple[int, int, float]], folder: Path, script: Path) -> dict[str, float]:
    began = time.perf_counter()
    snapshot = {
        "version": 1, "kind": "network", "title": "", "caption": "", "notes": [], "columns": [], "rows": [],
        "picture": our_picture(size, edges), "parameters": {"measure": "npmi", "unit": "entry"}, "code": "",
    }  # fmt: skip
    text = json.dumps(snapshot)
    style = (ROOT / "labextension/style/network.css").read_text() + ":root{--jp-psydyn-0:#0072b2}"
    page = (
        f'<meta charset="utf-8"><style>{style}</style><div id="host" style="width:1000px"></div>'
        f'<script type="application/json" id="snapshot">{text}</script><script src="{script.name}"></script>'
    )
    (folder / "ours.html").write_text(page)
    taken = time.perf_counter() - began
    binary = _binary(snapshot)["picture"].get("columns")
    sent = len(text)
    if binary:
        sent = sum(
            len(column) if isinstance(column, bytes) else len(json.dumps(column))
            for part in binary.values()
            for column in part.values()
        )
    return {"python": taken, "bytes": sent, "bytes as JSON": len(text)}


PEER = '''
import json, sys, time
name, graph_file, out = sys.argv[1:]
size, edges = json.load(open(graph_file))
import networkx as nx
graph = nx.Graph(); graph.add_nodes_from((i, {"label": f"w{i:05}"}) for i in range(size))
graph.add_weighted_edges_from(edges)
if name == "pyvis":
    from pyvis.network import Network
    began = time.perf_counter()
    net = Network(cdn_resources="in_line"); net.from_nx(graph)
    page = net.generate_html()
    taken = time.perf_counter() - began
    empty = len(Network(cdn_resources="in_line").generate_html())
    made = "network = new vis.Network(container, data, options);"
    assert made in page
    page = page.replace(made, made + """
        window.measured = {};
        network.once("afterDrawing", () => { window.measured.first = performance.now(); });
        network.once("stabilizationIterationsDone",
            () => { window.measured.settled = performance.now(); });""")
    open(out, "w").write(page)
    print(json.dumps({"python": taken, "bytes": len(page) - empty}))
else:
    from ipysigma import Sigma
    began = time.perf_counter()
    Sigma.write_html(graph, out, edge_weight="weight")
    taken = time.perf_counter() - began
    import re
    page = re.sub(r'integrity="[^"]*"', "", open(out).read())  # of a CDN's copy
    open(out, "w").write(page)
    state = Sigma(graph, edge_weight="weight").get_state()
    print(json.dumps({"python": taken, "bytes": len(json.dumps(state, default=str))}))
'''


def bundled(folder: Path) -> Path:
    """Our view as one script, with the libraries it needs."""
    build = f"""
    const {{ rspack }} = require('@rspack/core');
    rspack({{ mode: 'production', entry: '{ROOT}/tests/benchmarks/drawing_page.mjs', devtool: false,
      resolve: {{ modules: ['{ROOT}/labextension/node_modules'] }}, performance: false,
      experiments: {{ topLevelAwait: true }},
      output: {{ path: '{folder}', filename: 'ours.js', publicPath: '' }} }},
      (error, stats) => {{ if (error || stats.hasErrors()) {{
        console.error(String(error || stats.toString())); process.exit(1); }} }});
    """
    subprocess.run(["node", "-e", build], cwd=ROOT / "labextension", check=True)
    return folder / "ours.js"


def answered(page: Page, peers: Path, modules: Path) -> None:
    """The libraries that a page of ipysigma's asks a CDN for, from here."""
    places = {
        "require.min.js": modules / "requirejs/require.js",
        "embed-amd.js": modules / "@jupyter-widgets/html-manager/dist/embed-amd.js",
        "ipysigma": next(peers.glob("lib/*/site-packages/ipysigma/nbextension/index.js")),
    }

    def answer(route: Route) -> None:
        asked = route.request.url
        path = next((path for name, path in places.items() if name in asked), None)
        if path:
            route.fulfill(path=path, content_type="text/javascript")
        else:
            route.abort()

    page.route(re.compile("^https://"), answer)


# A page of ipysigma's has its picture two frames after its canvas is there.
SIGMA_FIRST = """() => {
  const look = () => document.querySelector('canvas.sigma-nodes, .ipysigma-widget canvas')
    ? requestAnimationFrame(() => requestAnimationFrame(
        () => { window.measured = {first: performance.now()}; }))
    : requestAnimationFrame(look);
  look();
}"""


def opened(browser: Browser, file: Path, peers: Path, modules: Path) -> dict[str, float | None]:
    """Seconds from the opening of a page to what it measures."""
    page = browser.new_page(viewport={"width": 1100, "height": 900})
    page.set_default_timeout(LONGEST)
    answered(page, peers, modules)
    began = time.perf_counter()
    page.goto(file.as_uri(), wait_until="commit")
    if file.stem == "ipysigma":
        page.evaluate(SIGMA_FIRST)
    last = {"ours": "all", "ipysigma": "first", "pyvis": "settled"}[file.stem]
    try:
        page.wait_for_function(f"() => window.measured?.{last}")
    except TooLate:
        print(f"{file.stem}: not {last} in {time.perf_counter() - began:.0f} s", file=sys.stderr)
    found = page.evaluate("() => window.measured ?? {}")
    page.close()
    return {name: value / 1000 for name, value in found.items()}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--peers", type=Path, required=True)
    parser.add_argument("--modules", type=Path, required=True)
    parser.add_argument("--runs", type=int, default=3)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as temp, sync_playwright() as playwright:
        folder = Path(temp)
        script = bundled(folder)
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        for size, count in SIZES:
            edges = links(size, count)
            (folder / "graph.json").write_text(json.dumps([size, edges]))
            taken: dict[str, list[dict[str, float | None]]] = {}
            for _ in range(asked.runs):
                for name in ("ours", "ipysigma", "pyvis"):
                    file = folder / f"{name}.html"
                    if name == "ours":
                        made: dict[str, Any] = ours(size, edges, folder, script)
                    else:
                        command = [asked.peers / "bin/python", "-c", PEER, name, folder / "graph.json", file]
                        said = subprocess.run(command, check=True, capture_output=True, text=True, cwd=folder)
                        made = json.loads(said.stdout.splitlines()[-1])
                    taken.setdefault(name, []).append(
                        {**made, **opened(browser, file, asked.peers, asked.modules)}
                    )
            for name, runs in taken.items():
                median = {
                    key: round(statistics.median(values), 3)
                    for key in sorted({key for run in runs for key in run})
                    if (values := [run[key] for run in runs if run.get(key) is not None])  # type: ignore[misc]
                }
                print(json.dumps({"nodes": size, "edges": len(edges), "by": name, **median}), flush=True)
        browser.close()


if __name__ == "__main__":
    main()

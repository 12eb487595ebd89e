"""A graph as a file for Gephi, Cytoscape and others."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Mapping
from html import escape
from pathlib import Path
from typing import Any


def graph_file(
    graph: Any, write: Callable[[Any, Any], None], parameters: Mapping[str, Any], path: str | Path | None
) -> str | None:
    """What ``write`` (of networkx) makes of a graph: written to ``path``, or returned.

    GEXF has no place for a graph's attributes but its description, which networkx leaves out: the parameters
    stand there.
    """
    content = io.BytesIO()
    write(graph, content)
    described = f"</creator><description>{escape(json.dumps(dict(parameters)))}</description>"
    text = content.getvalue().decode().replace("</creator>", described, 1)
    if path is None:
        return text
    Path(path).write_text(text, encoding="utf-8", newline="")
    return None

"""A report as one HTML file that needs nothing else: it opens offline, prints, and runs no script."""

from __future__ import annotations

from functools import singledispatch
from html import escape

from .blocks import Heading, Note, Paragraph, Picture, Quote, Report, Section, Table, plain
from .drawing import SIZE, WIDTH, Box, Label, drawn

_STYLE = """
:root { color-scheme: light dark; --paper: #fff;
  --ink: #1f2328; --soft: #57606a; --line: #c8ccd1; --mark: #fff2b3; --bar: #2f6f8f; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #16181b;
    --ink: #e6e8ea; --soft: #a9b1ba; --line: #4a515a; --mark: #5c4d0f; --bar: #7cc0de; }
}
html { background: var(--paper); }
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; line-height: 1.5;
  color: var(--ink); background: var(--paper);
  font-family: system-ui, "DejaVu Sans", sans-serif; overflow-wrap: anywhere; }
h1, h2, h3 { line-height: 1.25; break-after: avoid; }
h2 { margin-top: 2.2rem; border-bottom: 1px solid var(--line); }
p, blockquote { white-space: pre-line; }
.soft, .note, figcaption, cite { color: var(--soft); }
.note { border-left: 3px solid var(--line); padding-left: .8rem; }
blockquote { margin: 1rem 0; padding-left: .8rem; border-left: 3px solid var(--bar); break-inside: avoid; }
blockquote p { margin: 0; }
mark { background: var(--mark); color: inherit; font-weight: 600; }
table { border-collapse: collapse; width: 100%; margin: 1rem 0; font-size: .92rem; }
caption { text-align: start; font-weight: 600; padding-bottom: .3rem; }
th, td { text-align: start; vertical-align: top;
  padding: .25rem .5rem; border-bottom: 1px solid var(--line); }
tr { break-inside: avoid; }
figure { margin: 1.2rem 0; break-inside: avoid; }
figcaption { font-size: .9rem; }
svg { width: 100%; height: auto; }
svg rect { fill: var(--bar); } svg rect.faint { fill: var(--line); } svg text { fill: var(--ink); }
@media print {
  :root { color-scheme: light; --paper: #fff;
    --ink: #000; --soft: #444; --line: #999; --mark: #fff2b3; --bar: #2f6f8f; }
  body { max-width: none; margin: 0; font-size: 10.5pt; }
  mark { print-color-adjust: exact; text-decoration: underline; }
  svg rect { print-color-adjust: exact; }
  thead { display: table-header-group; }
}
@page { margin: 2cm; }
"""
_ONLY_OURS = "default-src 'none'; style-src 'unsafe-inline'"


def html(report: Report) -> bytes:
    """The file, UTF-8."""
    title = _text(f"{report.title}: {report.subtitle}")
    lines = [
        "<!DOCTYPE html>",
        '<html lang="en">',
        "<head>",
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f'<meta http-equiv="Content-Security-Policy" content="{_ONLY_OURS}">',
        f"<title>{title}</title>",
        f"<style>{_STYLE}</style>",
        "</head>",
        "<body>",
        f'<header><h1>{_text(report.title)}</h1><p class="soft">{_text(report.subtitle)}</p></header>',
        "<main>",
        *(_section(at, one) for at, one in enumerate(report.sections, 1)),
        "</main>",
        f'<footer><p class="soft">{_text(report.made)}</p></footer>',
        "</body>",
        "</html>",
    ]
    return ("\n".join(lines) + "\n").encode()


def _section(at: int, section: Section) -> str:
    blocks = [_block(one, f"s{at}-{number}") for number, one in enumerate(section.blocks, 1)]
    head = f'<h2 id="s{at}">{_text(section.title)}</h2>'
    return "\n".join([f'<section aria-labelledby="s{at}">', head, *blocks, "</section>"])


@singledispatch
def _block(block: object, name: str) -> str:
    raise TypeError(f"a report has no {type(block).__name__}")


@_block.register
def _(block: Heading, name: str) -> str:
    return f'<h3 dir="auto">{_text(block.text)}</h3>'


@_block.register
def _(block: Paragraph, name: str) -> str:
    return f'<p dir="auto">{_text(block.text)}</p>'


@_block.register
def _(block: Note, name: str) -> str:
    return f'<p class="note" dir="auto">{_text(block.text)}</p>'


@_block.register
def _(block: Quote, name: str) -> str:
    words = "".join(f"<mark>{_text(one)}</mark>" if marked else _text(one) for one, marked in block.segments)
    source = f"<footer><cite>{_text(block.source)}</cite></footer>"
    return f'<blockquote dir="auto"><p>{words}</p>{source}</blockquote>'


@_block.register
def _(block: Table, name: str) -> str:
    head = "".join(f'<th scope="col">{_text(one)}</th>' for one in block.columns)
    rows = "\n".join(
        f'<tr><th scope="row">{_text(first)}</th>{"".join(f"<td>{_text(one)}</td>" for one in rest)}</tr>'
        for first, *rest in block.rows
    )
    caption = f"<caption>{_text(block.title)}</caption>" if block.title else ""
    return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>\n{rows}\n</tbody></table>"


@_block.register
def _(block: Picture, name: str) -> str:
    drawing = drawn(block)
    shapes = [*map(_box, drawing.boxes), *map(_label, drawing.labels)]
    size = f'viewBox="0 0 {WIDTH:.0f} {drawing.height:.0f}" font-size="{SIZE:.0f}"'
    svg = (
        f'<svg role="img" aria-labelledby="{name}-title {name}-said" {size}>'
        f'<title id="{name}-title">{_text(block.title)}</title>'
        f'<desc id="{name}-said">{_text(block.description)}</desc>{"".join(shapes)}</svg>'
    )
    return f"<figure>{svg}<figcaption>{_text(block.title)}</figcaption></figure>"


def _box(one: Box) -> str:
    kind = ' class="faint"' if one.faint else ""
    place = f'x="{one.x:.1f}" y="{one.y:.1f}" width="{one.width:.1f}" height="{one.height:.1f}"'
    return f"<rect{kind} {place}/>"


def _label(one: Label) -> str:
    anchor = ' text-anchor="end"' if one.end else ""
    return f'<text x="{one.x:.1f}" y="{one.y:.1f}"{anchor}>{_text(one.text)}</text>'


def _text(text: str) -> str:
    return escape(plain(text))

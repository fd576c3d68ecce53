"""The case as one page that works without a network: ledger, findings, articles with their marks, map, timeline."""

from __future__ import annotations

import base64
import hashlib
import html
from importlib.resources import files
from string import Template
from typing import Final, TextIO

from secondhand.export.plain import clean_text, json_text
from secondhand.export.report_data import report_data
from secondhand.model import CaseView, Export

SCRIPTS: Final = ("dom", "words", "chains", "filters", "ledger", "timeline", "map", "findings", "articles", "page")
"""The parts of the page's script in the order in which they are joined."""


def write(view: CaseView, out: TextIO) -> None:
    """The page with its style, its script and its data inside."""
    style = _asset("report.css")
    script = "\n".join(_asset(f"{name}.js") for name in SCRIPTS)
    page = Template(_asset("report.html"))
    out.write(
        page.substitute(
            policy=_policy(style, script),
            name=html.escape(clean_text(view.name)),
            style=style,
            data=_embedded(json_text(report_data(view))),
            outlines=_embedded(_asset("outlines.json")),
            script=script,
        )
    )


def _asset(name: str) -> str:
    return (files(__package__) / "assets" / name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """A Content Security Policy (W3C, level 3) that lets nothing run or load but this style and this script."""
    return f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; base-uri 'none'; form-action 'none'"


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _embedded(json: str) -> str:
    """JSON that cannot end the script element it stands in (HTML standard, restrictions for contents of script elements)."""
    return json.replace("<", "\\u003c").replace(">", "\\u003e")


EXPORT = Export(name="report.html", suffix=".html", media_type="text/html", write=write)

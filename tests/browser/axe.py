"""axe-core's rules in the browser of the tests: what a page, in the state it is in, puts in the way of some people.

The program is read from node_modules (a development dependency of package.json) and handed to the browser as a script
of the debugger, so that the page's own content security policy stays as it is.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Frame, Page

PROGRAM = Path(__file__).resolve().parent.parent.parent / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_RUN = """async ([tags, off]) => {
  const rules = Object.fromEntries(off.map((name) => [name, { enabled: false }]));
  const found = await axe.run(document, { runOnly: { type: 'tag', values: tags }, rules, resultTypes: ['violations'] });
  return found.violations.flatMap(({ id, help, nodes }) => nodes.map((node) =>
    `${id}: ${help} at ${node.target.join(' ')}: ${(node.any[0] ?? node.all[0] ?? node.none[0])?.message ?? ''}`));
}"""


def violations(page: Page, *, without: tuple[str, ...] = ()) -> list[str]:
    """Return what axe-core finds wrong in a page as it is now, its frames of the same origin included; [] is the goal.

    Each line names the rule, the place (a CSS selector) and what is wrong. Rules: WCAG 2.0 to 2.2 at A and AA, and
    axe's best practices; `without` names rules that are left out, for a reason that the test states.
    """
    origin = "/".join(page.url.split("/")[:3])
    frames = [frame for frame in page.frames if frame == page.main_frame or frame.url.startswith(origin)]
    return [line for frame in frames for line in _violations(frame, without)]


def _violations(frame: Frame, without: tuple[str, ...]) -> list[str]:
    if not frame.evaluate("typeof window.axe === 'object'"):
        frame.evaluate(_program())
    found: list[Any] = frame.evaluate(_RUN, [TAGS, list(without)])
    return [str(line) for line in found]


@cache
def _program() -> str:
    assert PROGRAM.exists(), "axe-core is missing: make setup (npm ci) installs it"
    return PROGRAM.read_text(encoding="utf-8")

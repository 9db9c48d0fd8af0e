"""A visit to the portal in the browser of the tests: what must not happen is collected, bytes are counted."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, Page

PHONE, DESKTOP = {"width": 360, "height": 740}, {"width": 1366, "height": 768}


@dataclass
class Visit:
    """A page, its problems so far (console, scripts, requests elsewhere, error answers) and what it transferred."""

    page: Page
    origin: str
    problems: list[str] = field(default_factory=list)
    transferred: dict[str, float] = field(default_factory=dict)

    @property
    def kilobytes(self) -> float:
        """What came over the wire so far, heads included, in thousands of bytes."""
        return sum(self.transferred.values()) / 1000

    def go(self, path: str) -> Page:
        """Open a page of the portal and wait until it rests."""
        self.page.goto(self.origin + path, wait_until="networkidle")
        return self.page

    def settle(self) -> None:
        """Wait until what was just done has been answered and drawn."""
        self.page.wait_for_timeout(300)
        self.page.wait_for_load_state("networkidle")
        self.page.wait_for_timeout(200)


@contextmanager
def visit(browser: Browser, origin: str, size: dict[str, int] | None = None, **context: Any) -> Iterator[Visit]:
    """Begin a visit in a fresh profile; further options are those of playwright's contexts."""
    profile = browser.new_context(viewport=size or PHONE, locale="vi-VN", **context)  # type: ignore[arg-type]
    page = profile.new_page()
    found = Visit(page, origin)
    _watch(found)
    try:
        yield found
    finally:
        profile.close()


def _watch(found: Visit) -> None:
    page = found.page
    page.on("console", lambda said: found.problems.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: found.problems.append(str(error)))
    own = (found.origin, "data:", "blob:")
    page.on("request", lambda asked: None if asked.url.startswith(own) else found.problems.append(asked.url))
    page.on("response", lambda got: found.problems.append(f"{got.status} {got.url}") if got.status >= 400 else None)
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.on(
        "Network.loadingFinished",
        lambda event: found.transferred.update({event["requestId"]: event["encodedDataLength"]}),
    )

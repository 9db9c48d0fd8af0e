"""Pages opened in the browser of the tests, and watched."""

from __future__ import annotations

from playwright.sync_api import Browser, Page

SIZES = [(360, 740), (1366, 768)]


def open_page(browser: Browser, width: int, height: int, address: str) -> tuple[Page, list[str]]:
    """Open a page and collect what must not happen: console errors, failed requests, requests elsewhere."""
    page = browser.new_page(viewport={"width": width, "height": height}, locale="vi-VN")
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: problems.append(str(error)))
    origin = "/".join(address.split("/")[:3])
    page.on(
        "request",
        lambda request: None if request.url.startswith((origin, "data:", "blob:")) else problems.append(request.url),
    )
    page.on(
        "response",
        lambda response: (
            problems.append(f"{response.status} {response.url}")
            if response.status >= 400 and "favicon" not in response.url
            else None
        ),
    )
    page.goto(address, wait_until="networkidle")
    return page, [problem for problem in problems if "favicon" not in problem]

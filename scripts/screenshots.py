"""Pictures of every page at the sizes of a cheap phone, a tablet and a desktop, of a portal with sample data.

Chromium's pages go to build/screenshots/<size>/<page>.png; what a page logs as an error is printed.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from geoportal.serve.server import server_command
from geoportal.settings import load_settings

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "build" / "screenshots"
SIZES = ((360, 740), (768, 1024), (1366, 768))
SCHOOLS = "truong-tieu-hoc"
PAGES = {
    "trang-chu": "/", "danh-muc": "/du-lieu", "tim": "/du-lieu?q=doah+nghiep", "bo-du-lieu": f"/du-lieu/{SCHOOLS}",
    "loc": f"/du-lieu/{SCHOOLS}?loc=loai_hinh~la~C%C3%B4ng+l%E1%BA%ADp", "ban-do": "/ban-do",
    "lop": f"/ban-do?lop={SCHOOLS},phan-vung-rui-ro-thien-tai&xem=lop",
    "danh-sach": f"/ban-do?lop={SCHOOLS}&xem=danh-sach", "thong-ke": f"/ban-do?lop={SCHOOLS}&xem=thong-ke",
    "chia-se": f"/ban-do?lop={SCHOOLS}&xem=chia-se", "nhung": f"/nhung?lop={SCHOOLS},cho",
    "tai-diem": "/ban-do?diem=20.65,106.05&xem=tai-day", "tinh-hinh": "/tinh-hinh", "cung-cap": "/cung-cap",
    "dieu-khoan": "/dieu-khoan", "ung-dung": "/ung-dung", "khong-co": "/khong-co", "home": "/en/",
}  # fmt: skip


@contextmanager
def serving() -> Iterator[str]:
    """Serve the portal of the settings on a free port of this machine; yields its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    settings = load_settings().model_copy(update={"port": port, "host": "127.0.0.1"})
    address = f"http://127.0.0.1:{port}"
    process = subprocess.Popen(server_command(settings), env={**os.environ, "GEOPORTAL_PORT": str(port)})
    try:
        for _ in range(300):
            try:
                urllib.request.urlopen(f"{address}/healthz", timeout=2).close()
                break
            except OSError:
                time.sleep(0.2)
        yield address
    finally:
        process.terminate()
        process.wait(20)


def take(browser: Browser, address: str, name: str, path: str, size: tuple[int, int]) -> None:
    """Take the picture of a page, whole unless it is a map, and print the errors that it logs."""
    page = browser.new_page(viewport={"width": size[0], "height": size[1]}, locale="vi-VN")
    page.on("console", lambda said: print(f"{path}: {said.text}") if said.type == "error" else None)
    page.goto(address + path, wait_until="networkidle")
    page.wait_for_timeout(500)
    page.screenshot(path=OUT / f"{size[0]}x{size[1]}" / f"{name}.png", full_page="/ban-do" not in path)
    page.close()


def main() -> int:
    """Take every picture."""
    program = shutil.which("chromium")
    if program is None:
        print("Cần chromium (chromium is needed): bash scripts/install_system.sh", file=sys.stderr)
        return 1
    with serving() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--headless", "--no-sandbox"])
        for size in SIZES:
            for name, path in PAGES.items():
                take(browser, address, name, path, size)
        browser.close()
    print(f"{len(SIZES) * len(PAGES)} pictures in {OUT.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

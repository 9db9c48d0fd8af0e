"""Docs are tests: what they name exists, and what exists is named."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import typer.main

from geoportal.cli import app
from geoportal.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
ARCHITECTURE = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")


def test_every_setting_is_in_the_readme_and_the_other_way_round() -> None:
    named = {name.lower() for name in re.findall(r"`GEOPORTAL_([A-Z_]+)`", README)}
    assert named == set(Settings.model_fields)


def test_every_command_is_in_the_readme_and_the_other_way_round() -> None:
    named = set(re.findall(r"^\| `geoportal (\w+)`", README, re.M))
    assert named == set(typer.main.get_command(app).commands)  # type: ignore[attr-defined]


def test_every_path_and_link_in_the_docs_exists() -> None:
    for link in re.findall(r"\]\(([^)#:]+)\)", README + ARCHITECTURE):
        assert (ROOT / link).exists(), link
    for path in re.findall(r"`(geoportal/[\w./]+)`", ARCHITECTURE):
        assert (ROOT / path).exists(), path


def test_every_make_target_in_the_docs_exists() -> None:
    text = README + (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    assert set(re.findall(r"\bmake (\w+)`|^make (\w+)", text, re.M)) and all(
        (one or two) in targets for one, two in re.findall(r"`make (\w+)`|^make (\w+)", text, re.M)
    )


def test_no_download_address_or_machine_path_is_tracked() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, check=False, capture_output=True, text=True).stdout.split()
    for name in ("package-lock.json", "requirements.txt", "requirements-dev.txt"):
        assert not re.search(r'"resolved"|index-url|find-links', (ROOT / name).read_text(encoding="utf-8")), name
    for name in listed:
        if Path(name).suffix in (".py", ".sh", ".md", ".yml", ".toml", ".js", ".html"):
            text = (ROOT / name).read_text(encoding="utf-8")
            assert not re.search(r"(?<![\w.])/(work|root|farm)/", text), name

"""The examples on the page of a dataset run as they stand there, whatever a visitor filters by."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import orjson
import pytest

from geoportal.dataset import Dataset, Portal
from geoportal.publish.encode import encode_features
from geoportal.publish.version import publish_rows
from geoportal.records import Feature, Part, Report
from geoportal.serve.pages.examples import Ask, power_query
from geoportal.settings import Settings
from tests.serve.features import draw, publish
from tests.serve.pages import PageText
from tests.server import running

SCHOOL, TABLE = "truong-tieu-hoc", "dau-tu-cong"
EVIL = ['O\'Neill "x" $(touch hacked) `touch hacked` \\', '#(lf)#(#)(cr)"', "</script><!-- <b>", "%_*?[a] ${touch} !!"]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, datasets: dict[str, Dataset], portal: Portal) -> Iterator[str]:
    """The address of a portal whose schools and whose table have names that every language must quote."""
    settings = Settings(home=tmp_path_factory.mktemp("examples"))
    features = draw(datasets[SCHOOL], 30, 5)
    for feature, name in zip(features, EVIL, strict=False):
        feature.values["ten"] = name
    publish(settings, datasets[SCHOOL], portal, features)
    dataset = datasets[TABLE]
    first = next(name for name, field in dataset.public_fields.items() if field.type == "text")
    rows = [Feature(f"r{number}", dict.fromkeys(dataset.public_fields) | {first: name}, features[0].place)
            for number, name in enumerate([*EVIL, "khác"])]  # fmt: skip
    part = Part(key="all")
    encoded = encode_features(dataset, rows, part)
    publish_rows(settings, dataset, portal, encoded, part, Report(), settings.home / "drawn.csv")
    with running(settings.home) as address:
        yield address


def read(address: str) -> PageText:
    with urllib.request.urlopen(address, timeout=30) as answer:
        return PageText(answer.status, "", answer.read().decode())


def run(command: list[str], folder: Path) -> str:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    assert [path.name for path in folder.iterdir()] == [], "a value was executed"
    return done.stdout


def states(name: str, field: str) -> list[str]:
    kinds = [f"?loc={field}~la~{quote(value, safe='')}" for value in EVIL]
    more = ["", "?sap-xep=-ten&he=9209&gioi-han=10&loc=so_hoc_sinh~co", f"?loc={field}~chua~{quote(EVIL[0], safe='')}"]
    return kinds + (more if name == SCHOOL else ["", "?gioi-han=10"])


def field_of(datasets: dict[str, Dataset], name: str) -> str:
    return next(key for key, field in datasets[name].public_fields.items() if field.type == "text")


@pytest.mark.parametrize("name", [SCHOOL, TABLE])
def test_curl_and_python_give_what_the_address_gives(
    served: str, datasets: dict[str, Dataset], tmp_path: Path, name: str
) -> None:
    assert shutil.which("curl") is not None
    for state in states(name, field_of(datasets, name)):
        shown = read(f"{served}/du-lieu/{name}{state}")
        with urllib.request.urlopen(shown.examples["url"], timeout=30) as answer:
            expected = orjson.loads(answer.read())
        rows = expected["rows" if name == TABLE else "features"]
        assert expected["numberMatched"] >= 1 and len(rows) >= 1, state
        by_curl = orjson.loads(run(["sh", "-c", shown.examples["curl"]], tmp_path))
        assert by_curl["numberMatched"] == expected["numberMatched"], state
        assert by_curl["rows" if name == TABLE else "features"] == rows, state
        printed = run([sys.executable, "-W", "ignore", "-c", shown.examples["python"]], tmp_path).splitlines()
        assert printed[0] == str(expected["numberMatched"]), state
        assert [line.split(" ")[0] for line in printed[1:]] == [row["id"] for row in rows], state


@pytest.mark.parametrize("name", [SCHOOL, TABLE])
def test_geopandas_makes_a_table(served: str, datasets: dict[str, Dataset], tmp_path: Path, name: str) -> None:
    state = states(name, field_of(datasets, name))[0]
    shown = read(f"{served}/du-lieu/{name}{state}{'&he=9209' if name == SCHOOL else ''}")
    code = shown.examples["geopandas"] + "print(len(table), getattr(table, 'crs', None))\n"
    assert run([sys.executable, "-W", "ignore", "-c", code], tmp_path).splitlines()[-1] == (
        "1 EPSG:9209" if name == SCHOOL else "1 None"
    )


TOKEN = re.compile(r'\s+|"(?:[^"]|"")*"|#"(?:[^"]|"")*"|[A-Za-z_][\w.]*|\d+|[\[\](){},=]')
ESCAPES = {"#(lf)": "\n", "#(cr)": "\r", "#(tab)": "\t", "#(#)": "#"}


def m_tokens(code: str) -> list[str]:
    """Return the tokens of a query in M; fails on what is none."""
    tokens, place = [], 0
    while place < len(code):
        found = TOKEN.match(code, place)
        assert found is not None, code[place : place + 40]
        tokens += [found[0]] if found[0].strip() else []
        place = found.end()
    return tokens


def m_text(token: str) -> str:
    """Return the text of a literal of M."""
    inner = token.removeprefix("#")[1:-1].replace('""', '"')
    return re.sub(r"#\((?:lf|cr|tab|#)\)", lambda found: ESCAPES[found[0]], inner)


def m_call(code: str) -> tuple[str, dict[str, str]]:
    """Return address and query record of Web.Contents in a query; brackets are checked to be balanced."""
    tokens, open_brackets = m_tokens(code), []
    for token in tokens:
        if token in "([{":
            open_brackets.append(token)
        elif token in ")]}":
            assert open_brackets.pop() == {")": "(", "]": "[", "}": "{"}[token]
    assert open_brackets == []
    start = tokens.index("Web.Contents")
    record, words = tokens[tokens.index("Query", start) + 3 :], {}
    while record[0] != "]":
        words[record[0] if record[0][0] != "#" else m_text(record[0])] = m_text(record[2])
        record = record[4:] if record[3] == "," else record[3:]
    return m_text(tokens[start + 2]), words


@pytest.mark.parametrize("name", [SCHOOL, TABLE])
def test_power_query_asks_for_the_same_rows_as_csv(served: str, datasets: dict[str, Dataset], name: str) -> None:
    for state in states(name, field_of(datasets, name)):
        code = read(f"{served}/du-lieu/{name}{state}").examples["excel"]
        assert re.fullmatch(r"let\n.*\nin\n    Bang\n", code, re.S) and "Encoding = 65001" in code
        url, words = m_call(code)
        with urllib.request.urlopen(Ask(url, tuple(words.items())).address, timeout=30) as answer:
            table = answer.read().decode("utf-8-sig")
        assert words["f"] == "csv" and len(table.splitlines()) >= 2, state
        if "~la~" in state and "sap-xep" not in state:
            assert len(table.strip().splitlines()) == 2, state


def test_literals_of_m_are_read_back_as_they_were() -> None:
    for text in [*EVIL, 'a""b', "#(", "#(lf)", '"#(#)("', "dòng\nmới\tcột\r"]:
        url, words = m_call(power_query(Ask("http://a/items", (("filter", text), ("filter-lang", "x")))))
        assert (url, words) == ("http://a/items", {"f": "csv", "filter": text, "filter-lang": "x"})

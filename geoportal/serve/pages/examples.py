"""Examples that run: one question to the API written for curl, Python, JavaScript and Excel's Power Query.

Values come from visitors and from data, so each language quotes them in its own way.
"""

from __future__ import annotations

import json
import shlex
from typing import NamedTuple
from urllib.parse import quote, urlencode

_M_CONTROLS = {"\t": "#(tab)", "\r": "#(cr)", "\n": "#(lf)"}


class Ask(NamedTuple):
    """A question: address without query string, its words in order, and whether a table without places answers."""

    url: str
    words: tuple[tuple[str, str], ...] = ()
    is_table: bool = False

    @property
    def address(self) -> str:
        """The whole address.

        >>> Ask("http://a/items", (("filter", "ten = 'Đông'"),)).address
        'http://a/items?filter=ten%20%3D%20%27%C4%90%C3%B4ng%27'
        """
        query = urlencode(self.words, quote_via=quote, safe="/:,-")
        return f"{self.url}?{query}" if query else self.url


def curl(ask: Ask) -> str:
    r"""Return a command for a POSIX shell.

    >>> print(curl(Ask("http://a/items", (("filter", "ten = 'An'"), ("limit", "10")))))
    curl --fail --get http://a/items \
      --data-urlencode 'filter=ten = '"'"'An'"'"'' \
      --data-urlencode limit=10
    """
    lines = [f"curl --fail --get {shlex.quote(ask.url)}"]
    lines += [f"--data-urlencode {shlex.quote(f'{name}={value}')}" for name, value in ask.words]
    return " \\\n  ".join(lines)


def python_requests(ask: Ask, name_field: str) -> str:
    """Return a program for Python with requests; it prints the name of each feature."""
    rows, value = ("rows", f"row[{_json(name_field)}]") if ask.is_table else (
        "features", f'row["properties"][{_json(name_field)}]')  # fmt: skip
    return "\n".join([
        "import requests", "", *_python_ask(ask), "answer = requests.get(url, params=words, timeout=60)",
        "answer.raise_for_status()", "data = answer.json()",
        'print(data["numberMatched"])', f'for row in data["{rows}"]:', f'    print(row["id"], {value})', "",
    ])  # fmt: skip


def python_geopandas(ask: Ask, epsg: str) -> str:
    """Return a program for Python that makes a GeoDataFrame (or, of a table without places, a DataFrame)."""
    if ask.is_table:
        made = ["import pandas", "import requests", "", *_python_ask(ask)]
        last = 'table = pandas.DataFrame(data["rows"])'
    else:
        made = ["import geopandas", "import requests", "", *_python_ask(ask)]
        last = f'table = geopandas.GeoDataFrame.from_features(data["features"], crs="{epsg}")'
    asking = "data = requests.get(url, params=words, timeout=60).json()"
    return "\n".join([*made, asking, last, "print(table.head())", ""])


def _python_ask(ask: Ask) -> list[str]:
    lines = [f"    {_json(name)}: {_json(value)}," for name, value in ask.words]
    return [f"url = {_json(ask.url)}", "words = {", *lines, "}"]


def _json(text: str) -> str:
    """Return a text as a literal that Python and JavaScript read alike."""
    return json.dumps(text, ensure_ascii=False)


def javascript(ask: Ask) -> str:
    r"""Return a module for JavaScript; it may stand in a page, so nothing in it ends a script element.

    >>> print(javascript(Ask("http://a/items", (("filter", "ten = '</script>'"),))).splitlines()[1])
    url.searchParams.set("filter", "ten = '<\/script>'");
    """
    words = [f"url.searchParams.set({_script(name)}, {_script(value)});" for name, value in ask.words]
    rows = "rows" if ask.is_table else "features"
    return "\n".join([
        f"const url = new URL({_script(ask.url)});", *words, "const answer = await fetch(url);",
        "if (!answer.ok) throw new Error(`HTTP ${answer.status}`);", "const data = await answer.json();",
        f"console.log(data.numberMatched, data.{rows});", "",
    ])  # fmt: skip


def _script(text: str) -> str:
    return _json(text).replace("</", "<\\/").replace("<!--", "\\u003c!--")


def power_query(ask: Ask) -> str:
    r"""Return a query for Excel's Power Query (M): the CSV of the same rows, its first line as headings.

    >>> print(power_query(Ask("http://a/items", (("filter", "a = 'x\"y'"), ("limit", "10")))).splitlines()[2])
            Web.Contents("http://a/items", [Query = [f = "csv", filter = "a = 'x""y'", limit = "10"]]),
    """
    words = (("f", "csv"), *ask.words)
    query = ", ".join(f"{_m_name(name)} = {_m_text(value)}" for name, value in words)
    return "\n".join([
        "let", "    Nguon = Csv.Document(",
        f"        Web.Contents({_m_text(ask.url)}, [Query = [{query}]]),",
        '        [Delimiter = ",", Encoding = 65001, QuoteStyle = QuoteStyle.Csv]),',
        "    Bang = Table.PromoteHeaders(Nguon, [PromoteAllScalars = true])", "in", "    Bang", "",
    ])  # fmt: skip


def _m_name(name: str) -> str:
    return name if name.isascii() and name.isidentifier() else f"#{_m_text(name)}"


def _m_text(text: str) -> str:
    """Return a text as a literal of M: quotes doubled, #( and controls as escape sequences."""
    escaped = text.replace('"', '""').replace("#(", "#(#)(")
    return '"' + "".join(_M_CONTROLS.get(char, char) for char in escaped) + '"'

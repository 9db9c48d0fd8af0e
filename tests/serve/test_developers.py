"""The examples of the page for developers are answered."""

from __future__ import annotations

import html
import re
import shlex
from urllib.parse import urlsplit

from flask.testing import FlaskClient

from geoportal.serve.app import create_app
from geoportal.settings import Settings


def commands(client: FlaskClient) -> list[list[str]]:
    text = html.unescape(client.get("/ung-dung").text)
    return [shlex.split(line) for line in re.findall(r"curl [^<\n]+", text)]


def test_every_curl_of_the_page_is_answered(sampled: Settings) -> None:
    client = create_app(sampled).test_client()
    found = commands(client)
    assert len(found) >= 7 and sum("POST" in words for words in found) == 4
    for words in found:
        path = "{0.path}?{0.query}".format(urlsplit(next(word for word in words if word.startswith("http"))))
        sent = words[words.index("-d") + 1] if "-d" in words else None
        answer = client.get(path) if sent is None else client.post(path, data=sent, content_type="application/json")
        assert answer.status_code == 200, (words, answer.text[:300])


def test_links_of_the_page_lead_somewhere(sampled: Settings) -> None:
    client = create_app(sampled).test_client()
    main = client.get("/ung-dung").text.partition("<main")[2].partition("</main>")[0]
    links = {html.unescape(link) for link in re.findall(r'href="(/[^"]*)"', main)}
    assert {"/dcat.ttl", "/tin.atom"} <= links
    for link in links:
        assert client.get(link).status_code == 200, link

"""The language of the home page: that of the address, and of a browser that comes from elsewhere and wants English."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

ENGLISH = "en-US,en;q=0.9"


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Accept-Language": ENGLISH}, 302),
        ({"Accept-Language": "en-US,vi;q=0.5"}, 200),
        ({"Accept-Language": "vi-VN"}, 200),
        ({"Accept-Language": "fr"}, 200),
        ({"Accept-Language": ENGLISH, "Sec-Fetch-Site": "same-origin"}, 200),
        ({"Accept-Language": ENGLISH, "Referer": "http://localhost/en/"}, 200),
        ({"Accept-Language": ENGLISH, "Referer": "https://example.org/"}, 302),
    ],
)
def test_who_wants_english_and_comes_from_elsewhere_is_led_there(
    client: FlaskClient, headers: dict[str, str], status: int
) -> None:
    answer = client.get("/", headers=headers)
    assert answer.status_code == status
    assert "Accept-Language" in answer.headers["Vary"]
    if status == 302:
        assert answer.location == "/en/"
        assert '<html lang="en">' in client.get(answer.location, headers=headers).text


def test_every_other_address_says_its_language_itself(client: FlaskClient) -> None:
    for path in ("/du-lieu", "/ban-do", "/tinh-hinh"):
        assert '<html lang="vi">' in client.get(path, headers={"Accept-Language": ENGLISH}).text

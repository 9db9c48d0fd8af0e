"""The answer to a request for features: ready bytes put together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from urllib.parse import quote, urlencode

import orjson

from geoportal.serve.ogc.asked import Asked
from geoportal.serve.ogc.crs import CRS84, reproject
from geoportal.serve.ogc.query import Page, Position
from geoportal.serve.ogc.served import Served
from geoportal.serve.ogc.tokens import write_token
from geoportal.store.features import SEPARATOR

GEOJSON = "application/geo+json"


Links = list[dict[str, str]]


def collection_bytes(served: Served, asked: Asked, page: Page, links: Links) -> bytes:
    """Return a FeatureCollection with these links."""
    body = features_bytes(served, asked, page)
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    about = {
        "type": "FeatureCollection", "numberMatched": page.matched, "numberReturned": len(page.numbers),
        "timeStamp": now, "links": links,
    }  # fmt: skip
    return b'%s,"features":[%s]}' % (orjson.dumps(about)[:-1], body)


def features_bytes(served: Served, asked: Asked, page: Page) -> bytes:
    """Return the features of a page, separated by commas, as the request wants them written."""
    numbers = page.numbers
    if asked.plain and isinstance(numbers, range):
        return served.features.run(numbers.start, numbers.stop - 1) if numbers else b""
    return SEPARATOR.join(feature_texts(served, asked, page))


def feature_texts(served: Served, asked: Asked, page: Page) -> list[bytes]:
    """Return the features of a page, each by itself."""
    texts = served.features.some(page.numbers)
    return texts if asked.plain else written(texts, asked)


def written(texts: Sequence[bytes], asked: Asked) -> list[bytes]:
    """Return features in the CRS and with the properties that are asked for."""
    features = [orjson.loads(text) for text in texts]
    if not asked.with_geometry:
        for feature in features:
            feature["geometry"] = None
    elif asked.crs != CRS84:
        shapes = [None if f["geometry"] is None else orjson.dumps(f["geometry"]) for f in features]
        for feature, shape in zip(features, reproject(shapes, asked.crs), strict=True):
            feature["geometry"] = None if shape is None else orjson.Fragment(shape)
    if asked.names is not None:
        for feature in features:
            values = feature["properties"]
            feature["properties"] = {name: values[name] for name in values if name in asked.names}
    return [orjson.dumps(feature) for feature in features]


def item_bytes(served: Served, asked: Asked, number: int, links: Links) -> bytes:
    """Return one feature with its links."""
    (text,) = served.features.some([number])
    if asked.crs != CRS84:
        (text,) = written([text], asked)
    return b'%s,"links":%s}' % (text[:-1], orjson.dumps(links))


def item_links(served: Served, row_id: str, url: str) -> Links:
    """Return the links of a feature; url is that of the collection."""
    here = f"{url}/items/{quote(row_id)}"
    return [
        _link("self", GEOJSON, here, "Đối tượng này (this feature)"),
        _link("alternate", "text/html", f"{here}?f=html", "Trang của đối tượng (page)"),
        _link("collection", "application/json", url, served.dataset.title.vi),
    ]


def link_header(links: Links) -> str:
    """Return links as the value of a Link header (RFC 8288); titles, which are no ASCII, are left out.

    >>> link_header([{"rel": "next", "type": "application/geo+json", "href": "/a?b=c", "title": "Trang sau"}])
    '</a?b=c>; rel="next"; type="application/geo+json"'
    """
    return ", ".join(f'<{link["href"]}>; rel="{link["rel"]}"; type="{link["type"]}"' for link in links)


def page_links(
    served: Served, page: Page, start: Position, limit: int, url: str, arguments: Mapping[str, str]
) -> Links:
    """Return the links of a page: next and prev keep every parameter, and stay in the version that is paged through."""
    items = f"{url}/items"
    links = [
        _link("self", GEOJSON, _address(items, arguments), "Trang này (this page)"),
        _link("alternate", "text/html", _address(items, {**arguments, "f": "html"}), "Trang web (web page)"),
        _link("collection", "application/json", url, served.dataset.title.vi),
    ]
    others = {name: value for name, value in arguments.items() if name not in ("offset", "token")}

    def to(position: Position) -> str:
        return _address(items, {**others, "token": write_token(served.version.id, position)})

    if page.following is not None:
        links.append(_link("next", GEOJSON, to(page.following), "Trang sau (next page)"))
    if start.offset:
        before = Position(max(0, start.offset - limit), None, page.matched)
        links.append(_link("prev", GEOJSON, to(before), "Trang trước (previous page)"))
    return links


def _address(url: str, arguments: Mapping[str, str]) -> str:
    return f"{url}?{urlencode(arguments, quote_via=quote, safe='/,:.')}" if arguments else url


def _link(rel: str, kind: str, href: str, title: str) -> dict[str, str]:
    return {"rel": rel, "type": kind, "href": href, "title": title}

"""Documents and rasters of a dataset: how its page lists them, and how they are sent."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import Flask, Response, abort, send_file

from geoportal.publish.attachments import FOLDER, attachments_of, names_in
from geoportal.serve.pages.catalogue import Entry
from geoportal.serve.pages.dataset import find_entry
from geoportal.serve.pages.language import language, page_url, say
from geoportal.vietnamese import clean, format_date, format_number

POLICY = "default-src 'none'; sandbox"
FIRST_LISTED, MOST_LISTED = 12, 300
LONGEST_NAME = 120
KINDS = {".pdf": "PDF", ".docx": "Word", ".jpg": "JPG", ".png": "PNG", ".tif": "GeoTIFF (COG)"}
NOT_IN_NAMES = str.maketrans(dict.fromkeys('\\/:*?"<>|\r\n\t', " "))


def attachment(dataset_id: str, name: str) -> Response:
    """Send a file of the version served: never shown inside the portal's own pages, in parts on request."""
    entry = find_entry(dataset_id)
    found = attachments_of(entry.version).get(name)
    if found is None or entry.version is None:
        abort(404)
    response = send_file(
        entry.version.path / FOLDER / str(found["name"]), mimetype=str(found["media_type"]), as_attachment=True,
        download_name=readable_name(found), etag=str(found["sha256"]), conditional=True,
    )  # fmt: skip
    response.cache_control.max_age = 0
    response.cache_control.must_revalidate = True
    response.headers["Content-Security-Policy"] = POLICY
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["X-Dataset-Version"] = entry.version.id
    return response


def readable_name(found: dict[str, Any]) -> str:
    """Return the name under which a browser saves a file: its title, without what file systems refuse.

    >>> readable_name({"name": "a-0123456789.pdf", "title": "Bản tin 3/2025"})
    'Bản tin 3 2025.pdf'
    """
    suffix = "." + str(found["name"]).rsplit(".", 1)[-1]
    title = clean(str(found["title"]).translate(NOT_IN_NAMES)).strip(". ")[:LONGEST_NAME].strip(". ")
    return f"{title}{suffix}" if title else str(found["name"])


def listed(entry: Entry, role: str) -> list[dict[str, Any]]:
    """Return the files of a role ("document", "raster") as the page shows them, newest first."""
    found = [item for item in attachments_of(entry.version).values() if item["role"] == role]
    return sorted(found, key=lambda item: str(item["date"]), reverse=True)


def linked(entry: Entry, value: object) -> list[tuple[str, str, str]]:
    """Return address, words and title of each file that a cell names; the address of what is no file is ""."""
    known = attachments_of(entry.version)
    links = []
    for name in names_in(value):
        if name in known:
            item = known[name]
            links.append((file_url(entry, name), f"{kind_of(name)}, {size(item['bytes'])}", str(item["title"])))
        else:
            links.append((name if name.startswith(("https://", "http://")) else "", name, ""))
    return links


def file_url(entry: Entry, name: str) -> str:
    """Return the address of a file."""
    return page_url("attachment", dataset_id=entry.dataset.id, name=name)


def kind_of(name: str) -> str:
    """Return what people call this kind of file.

    >>> kind_of("a-0123456789.docx")
    'Word'
    """
    return KINDS.get("." + name.rsplit(".", 1)[-1], "")


def size(count: int) -> str:
    """Write a number of bytes as people do, in the language of the request."""
    unit, value = next(
        (unit, count / step)
        for unit, step in (("GB", 1e9), ("MB", 1e6), ("KB", 1e3), ("byte", 1))
        if count >= step or step == 1
    )
    return f"{short_number(value)} {unit}"


def short_number(value: float | None) -> str:
    """Write a number with at most three significant digits after the point, in the language of the request."""
    if value is None:
        return "–"
    text = f"{value:.0f}" if abs(value) >= 1000 or value == int(value) else f"{value:.3g}"
    number = float(text)
    return f"{number:,.10g}" if language() == "en" else format_number(number)


def picture_text(item: dict[str, Any]) -> str:
    """Describe a quick-look to those who do not see it: what it shows, between which values, where."""
    raster = item["raster"]
    west, south, east, north = (short_coordinate(side) for side in raster["bbox"])
    where = say("raster_where", west=west, south=south, east=east, north=north)
    legend, unit = raster["legend"], raster["bands"][0]["unit"]
    if legend["kind"] == "photo":
        what = say("raster_alt_photo", title=item["title"])
    elif legend["kind"] == "classes":
        what = say("raster_alt_classes", title=item["title"], count=len(legend["classes"]) + legend["left_out"])
    else:
        low, high = short_number(legend["minimum"]), short_number(legend["maximum"])
        what = say("raster_alt_ramp", title=item["title"], low=low, high=high, unit=unit)
    return f"{' '.join(what.split())} {where}"


def short_coordinate(degrees: float) -> str:
    """Write degrees with two decimals, in the language of the request."""
    return f"{degrees:.2f}" if language() == "en" else format_number(degrees, 2)


def day(text: str) -> str:
    """Write an ISO 8601 day as dd/mm/yyyy.

    >>> day("2025-07-01")
    '01/07/2025'
    """
    return format_date(date.fromisoformat(text))


def register_attachments(app: Flask) -> None:
    """Give the templates the functions of this module."""
    app.jinja_env.globals.update(
        files_listed=listed, files_linked=linked, file_url=file_url, kind_of=kind_of, picture_text=picture_text,
        first_files=FIRST_LISTED, most_files=MOST_LISTED,
    )  # fmt: skip
    app.jinja_env.filters.update(size=size, short=short_number, day=day)

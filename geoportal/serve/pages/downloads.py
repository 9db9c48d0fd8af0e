"""Downloads of a dataset in every format, and its template workbook."""

from __future__ import annotations

import tempfile
from io import BytesIO
from pathlib import Path

from flask import Response, abort, make_response, render_template, send_file

from geoportal.errors import UnknownVersionError
from geoportal.publish.export import request_export
from geoportal.publish.formats import FORMATS
from geoportal.serve.pages.dataset import find_entry, settings
from geoportal.serve.pages.language import page_url, pick
from geoportal.serve.pages.listing import catalogue

WAIT_SECONDS = 10
XLSX = FORMATS["xlsx"].media_type


def download(dataset_id: str, format_id: str) -> Response:
    """Send the file, or, while a child process still makes it, a page that comes back by itself (status 202)."""
    entry = find_entry(dataset_id)
    wanted = FORMATS.get(format_id)
    if wanted is None or not (entry.dataset.is_located or wanted.for_tables):
        abort(404)
    if entry.version is None:
        raise UnknownVersionError(
            "Bộ dữ liệu này chưa được công bố nên chưa có tệp để tải về.", "This dataset is not published yet."
        )
    path = request_export(settings(), entry.version, entry.dataset, wanted.id, wait_seconds=WAIT_SECONDS)
    if path is None:
        back, title = page_url("page", dataset_id=dataset_id), pick(entry.dataset.title)
        page = render_template("making.html", title=title, format=wanted.title, back=back)
        return make_response(page, 202, {"Refresh": "3", "Cache-Control": "no-store"})
    response = send_file(
        path, mimetype=wanted.media_type, as_attachment=True, download_name=f"{dataset_id}.{wanted.extension}"
    )
    response.cache_control.max_age = 0
    response.cache_control.must_revalidate = True
    response.headers["X-Dataset-Version"] = entry.version.id
    return response


def template(dataset_id: str) -> Response:
    """Send the workbook that an officer fills in."""
    from geoportal.serve.places import gazetteer_of
    from geoportal.workbooks.template.write import write_template

    dataset = find_entry(dataset_id).dataset
    units = sorted(unit.name for unit in gazetteer_of(settings()).units_2025())
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "mau.xlsx"
        write_template(dataset, path, units=units, agencies=catalogue().agencies)
        content = BytesIO(path.read_bytes())
    return send_file(content, mimetype=XLSX, as_attachment=True, download_name=f"mau-{dataset_id}.xlsx")

"""A position that an owner confirmed: recorded in the ledger, and published at once."""

from __future__ import annotations

import orjson
import shapely

from geoportal.dataset import Dataset, Portal
from geoportal.errors import PortalError, UnknownVersionError
from geoportal.geocode.coordinates import BOX
from geoportal.geocode.corrected import corrected_place, fingerprint
from geoportal.publish.encode import encode_features
from geoportal.publish.version import publish_rows
from geoportal.records import Correction, Encoded, Feature, Part, Place, Report
from geoportal.settings import Settings
from geoportal.store.index import decode_place, read_encoded
from geoportal.store.ledger import add_correction, ledger_file
from geoportal.store.versions import Version, current_version
from geoportal.territory import Gazetteer
from geoportal.validate.keys import feature_id

SEPARATOR = "|"


def correct(
    settings: Settings, dataset: Dataset, portal: Portal, gazetteer: Gazetteer, key: str, lon: float, lat: float, *,
    made_by: str = "", note: str = "",
) -> tuple[Version, str]:  # fmt: skip
    """Record where a row really is (lon, lat in EPSG:4326) and publish it; later uploads keep the position.

    Parameters
    ----------
    key : str
        The feature's id, or the values of the dataset's key fields separated by "|".

    Returns
    -------
    Version, str
        The new version, and the id of the feature.

    Raises
    ------
    PortalError
        The dataset has no points, the position is outside the province, or no row has this key.
    """
    if not dataset.located.startswith("point:"):
        raise PortalError(f"Bộ dữ liệu «{dataset.id}» không định vị bằng điểm nên không đính chính bằng tọa độ được.")
    if not (BOX[0] <= lon <= BOX[2] and BOX[1] <= lat <= BOX[3]):
        raise PortalError(f"Tọa độ {lat}, {lon} (vĩ độ, kinh độ) nằm ngoài tỉnh. Kiểm tra lại --lon và --lat.")
    version = current_version(settings.home, dataset.id)
    if version is None:
        raise UnknownVersionError(f"Bộ dữ liệu «{dataset.id}» chưa được công bố.")
    rows = read_encoded(version)
    row = _find(rows, dataset, key)
    was = decode_place(row.place)
    made = Correction(
        fingerprint(orjson.loads(row.properties), dataset), lon, lat, was.lon, was.lat, made_by=made_by, note=note
    )
    add_correction(settings, dataset.id, row.id, made)
    part = next(Part(**item) for item in version.manifest["parts"] if item["key"] == row.part)
    new = _moved(row, dataset, part, was, made, gazetteer)
    mine = [new if other.id == row.id else other for other in rows if other.part == row.part]
    report = Report(file=ledger_file(settings).name, dataset=dataset.id, rows_read=len(mine), rows_valid=len(mine))
    return publish_rows(settings, dataset, portal, mine, part, report, ledger_file(settings)), row.id


def _find(rows: list[Encoded], dataset: Dataset, key: str) -> Encoded:
    words = tuple(" ".join(word.split()).lower() for word in key.split(SEPARATOR))
    wanted = {key, feature_id(dataset, words)}
    found = [row for row in rows if row.id in wanted]
    if not found:
        titles = f" {SEPARATOR} ".join(dataset.fields[name].title.vi for name in dataset.key)
        raise PortalError(f"Không có dòng «{key}». Hãy ghi mã số của dòng, hoặc «{titles}» đúng như đã công bố.")
    return found[0]


def _moved(row: Encoded, dataset: Dataset, part: Part, was: Place, made: Correction, gazetteer: Gazetteer) -> Encoded:
    place = corrected_place(made, was, gazetteer)
    values = orjson.loads(row.properties)
    children = orjson.loads(row.children) if row.children else {}
    point = shapely.to_wkb(shapely.Point(made.lon, made.lat))
    (new,) = encode_features(dataset, [Feature(row.id, values, place, point, children)], part)
    return new

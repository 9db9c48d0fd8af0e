"""What an officer is told of the reference system of a table."""

from __future__ import annotations

from collections.abc import Sequence

from geoportal.geocode.zone_fits import Fit
from geoportal.records import Issue, Severity
from geoportal.territory.vn2000 import HOME, WGS84, code_text
from geoportal.vietnamese import format_number

CODE = "crs"
NAME_IT = (
    "Nêu hệ tọa độ khi gửi, ví dụ --crs EPSG:9209, hoặc nén kèm tệp .prj; cột tên xã, phường giúp cổng tự kiểm chứng."
)
NAME_COLUMN = (
    "Ghi hệ tọa độ và kinh tuyến trục vào tên cột, ví dụ «X (VN-2000, KTT 105°30')», hoặc nêu khi gửi: --crs EPSG:9209."
)


def chosen(
    fit: Fit, count: int, sheet: str | None, own: Sequence[Fit] = (), severity: Severity = "notice", *,
    columns: bool = False,
) -> Issue:  # fmt: skip
    """Say which system was found, and why; as a question where it needs an answer. columns: it is that of columns."""
    why = f"{_share(fit.inside)} của {format_number(count)} vị trí nằm trong tỉnh"
    if fit.named:
        why += f", {_share(fit.agree)} của {fit.named} dòng có tên đơn vị hành chính khớp với nơi đã ghi"
    elif severity != "notice":
        why += ", nhưng không có tên xã, phường để đối chiếu"
    swapped = ", hai trục đổi chỗ cho nhau" if fit.swapped else ""
    stated = next((other for other in own if other.crs != fit.crs), None)
    against = f"Tệp ghi {code_text(stated.crs)} nhưng vị trí không đúng. " if stated else ""
    name_it = NAME_COLUMN if columns else NAME_IT
    if_right = "nếu đúng, hãy xác nhận để công bố; nếu sai" if severity == "question" else "nếu sai"
    fix = f"Kiểm tra vài vị trí trên bản đồ; {if_right}: {name_it[0].lower()}{name_it[1:]}"
    return Issue(
        CODE, severity, f"{against}Tọa độ được đọc theo {code_text(fit.crs)}{swapped}: {why}.",
        "" if severity == "notice" else fix, sheet,
    )  # fmt: skip


def other_datum(crs: str, sheet: str | None) -> Issue:
    """Say that a zone of VN-2000 was described with another datum."""
    return Issue(
        CODE, "warning",
        f"Tệp ghi gốc tọa độ WGS 84 cho {code_text(crs)}; múi này là của VN-2000 nên tọa độ được đọc theo VN-2000.",
        "Nếu tọa độ thật sự theo gốc WGS 84 thì vị trí lệch khoảng 224 m: hãy xuất lại tệp theo EPSG:4326.", sheet,
    )  # fmt: skip


def names_against(fit: Fit, sheet: str | None) -> Issue:
    """Say that the rows' names do not bear out the system that the file states."""
    return Issue(
        CODE, "warning",
        f"Theo {code_text(fit.crs)}, chỉ {_share(fit.agree)} của {fit.named} dòng nằm gần nơi ghi trong bảng.",
        "Kiểm tra vài vị trí trên bản đồ: hệ tọa độ hoặc tên đơn vị hành chính có thể sai.", sheet,
    )  # fmt: skip


def none_holds(own: Sequence[Fit], sheet: str | None) -> Issue:
    """Say that no system puts the rows into the province."""
    stated = (
        f" Theo hệ tọa độ ghi trong tệp ({code_text(own[0].crs)}), {_share(own[0].inside)} vị trí nằm trong tỉnh."
        if own
        else ""
    )
    return Issue(
        CODE, "error", f"Tọa độ của lớp không nằm trong tỉnh Hưng Yên theo hệ tọa độ nào đã thử.{stated}",
        "Kiểm tra xem đây có phải là dữ liệu của tỉnh không, rồi xuất lại lớp theo EPSG:9209 hoặc EPSG:4326.", sheet,
    )  # fmt: skip


def not_there(fit: Fit, sheet: str | None) -> Issue:
    """Say that the system that a person vouched for does not put the rows into the province."""
    return Issue(
        CODE, "error",
        f"Theo hệ tọa độ đã nêu ({code_text(fit.crs)}), chỉ {_share(fit.inside)} vị trí nằm trong tỉnh Hưng Yên.",
        "Kiểm tra lại hệ tọa độ đã nêu (--crs), hoặc bỏ đi để cổng tự tìm.", sheet,
    )  # fmt: skip


def which(fits: Sequence[Fit], sheet: str | None) -> Issue:
    """Ask which of several systems is meant."""
    named, agree = fits[0].named, max(fit.agree for fit in fits)
    names = f"; nhiều nhất {_share(agree)} của {named} dòng nằm gần nơi ghi trong bảng" if named else ""
    return Issue(CODE, "error", f"Chưa biết chắc hệ tọa độ của lớp: có thể là {_named(fits)}{names}.", NAME_IT, sheet)


def unverified(home: Fit, fits: Sequence[Fit], sheet: str | None) -> Issue:
    """Say that columns were read under the province's zone though others are possible."""
    others = [fit for fit in fits if fit.crs != home.crs]
    return Issue(
        CODE, "warning",
        f"Tọa độ được đọc theo {code_text(HOME)} nhưng chưa kiểm chứng được múi chiếu: bảng không ghi kinh tuyến trục, "
        f"không có tên xã, phường để đối chiếu; cũng có thể là {_named(others)}.", NAME_COLUMN, sheet,
    )  # fmt: skip


def unused(fits: Sequence[Fit], sheet: str | None) -> Issue:
    """Say that columns are not used because several systems are possible."""
    problem = f"Không dùng tọa độ tính bằng mét vì chưa biết hệ tọa độ: có thể là {_named(fits)}."
    return Issue(CODE, "warning", problem, NAME_COLUMN, sheet)


def said_degrees(crs: str, sheet: str | None) -> Issue:
    """Say that degrees were read as degrees of VN-2000."""
    return Issue(CODE, "notice", f"Kinh độ, vĩ độ được đọc theo {code_text(crs)} như bảng đã ghi.", "", sheet)


def _named(fits: Sequence[Fit]) -> str:
    names = dict.fromkeys(
        code_text(fit.crs) + (" với hai trục đổi chỗ" if fit.swapped and fit.crs == WGS84 else "") for fit in fits
    )
    return "; ".join(names)


def _share(share: float) -> str:
    return f"{round(share * 100)} %"

"""Workbooks that officers fill in, and their own workbooks returned with what is wrong marked."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import asdict
from pathlib import Path

from geoportal.errors import PortalError, reason
from geoportal.read.confined import run_confined
from geoportal.records import Report
from geoportal.settings import Settings
from geoportal.workbooks.returned.child import MADE


def return_workbook(path: Path, report: Report, out: Path, settings: Settings) -> None:
    """Write the officer's own workbook with every finding where it is; it is made in a confined process.

    Parameters
    ----------
    path : Path
        The file as it came.
    report : Report
        What its check found.
    out : Path
        The .xlsx to write.
    settings : Settings
        Limits of memory and time, and where definitions are.

    Raises
    ------
    SourceError
        The file broke the process, or took too long.
    PortalError
        The workbook cannot be written there, has another suffix than .xlsx, or would replace the officer's file.
    """
    if out.suffix.lower() != ".xlsx":
        raise PortalError(f"Tệp trả lại là tệp Excel: xin đặt tên có đuôi .xlsx thay cho «{out.name}».")
    if out.exists() and out.samefile(path):
        raise PortalError(f"«{out.name}» là chính tệp vừa kiểm tra: xin đặt tên khác để tệp gốc còn nguyên.")
    with tempfile.TemporaryDirectory(prefix="geoportal-") as name:
        folder = Path(name)
        request = {"path": str(path.absolute()), "report": asdict(report)}
        run_confined("geoportal.workbooks.returned.child", request, path, folder, settings)
        try:
            shutil.copyfile(folder / MADE, out)
        except OSError as error:
            raise PortalError(f"Không ghi được «{out}»: {reason(error)}.") from error

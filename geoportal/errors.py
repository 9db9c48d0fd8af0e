"""Every deliberate error of the portal, and in one table the HTTP status of each.

An error carries a sentence that an officer can act on, in Vietnamese first; nothing else is ever shown to a user.
"""

from __future__ import annotations

import errno


class PortalError(Exception):
    """A fault with a sentence for people.

    Parameters
    ----------
    vi : str
        What is wrong and how to fix it, in Vietnamese.
    en : str
        The same in English; empty when it was never written.
    """

    def __init__(self, vi: str, en: str = "") -> None:
        super().__init__(vi)
        self.vi = vi
        self.en = en or vi


class SettingsError(PortalError):
    """A GEOPORTAL_* variable is unknown or has a wrong value."""


class DefinitionError(PortalError):
    """A YAML definition under layers/ is wrong."""


class UnknownDatasetError(PortalError):
    """No dataset has this id."""


class RequestError(PortalError):
    """A web request asks for something in a way that cannot be understood."""


class GoneError(PortalError):
    """What a client was reading is no longer kept."""


class UnknownVersionError(PortalError):
    """The dataset has no such version, or none at all."""


class UnknownAgencyError(PortalError):
    """No agency has this code, or it does not provide this dataset."""


class SourceError(PortalError):
    """The source file cannot be read as what it claims to be."""


class ReportError(PortalError):
    """The data have errors that stop the publication; the report (a records.Report) says which, where there is one."""

    def __init__(self, vi: str, en: str = "", report: object = None) -> None:
        super().__init__(vi, en)
        self.report = report


class BusyError(PortalError):
    """Another publication of the same dataset is under way."""


class StorageError(PortalError):
    """The disk is full or cannot be written; nothing was changed."""


class TerritoryError(PortalError):
    """The gazetteer is missing or damaged."""


REASONS = {
    errno.ENOENT: "không có tệp hoặc thư mục này",
    errno.EACCES: "không có quyền truy cập",
    errno.EPERM: "không có quyền truy cập",
    errno.ENOSPC: "ổ đĩa đã đầy",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
    errno.EISDIR: "đây là thư mục, không phải tệp",
    errno.ENOTDIR: "một phần của đường dẫn không phải là thư mục",
    errno.ENAMETOOLONG: "tên tệp quá dài",
}


def reason(error: OSError) -> str:
    """Return in Vietnamese why the system refused a file.

    >>> reason(OSError(errno.ENOSPC, "No space left on device"))
    'ổ đĩa đã đầy'
    """
    return REASONS.get(error.errno or 0, error.strerror or str(error))


HTTP_STATUS: dict[type[PortalError], int] = {
    SettingsError: 500,
    DefinitionError: 500,
    UnknownDatasetError: 404,
    RequestError: 400,
    GoneError: 410,
    UnknownVersionError: 404,
    UnknownAgencyError: 400,
    SourceError: 422,
    ReportError: 422,
    BusyError: 409,
    StorageError: 507,
    TerritoryError: 503,
}


def http_status(error: PortalError) -> int:
    """Return the HTTP status of an error: that of its class, 500 for a class without one.

    >>> http_status(UnknownDatasetError("không có"))
    404
    """
    return HTTP_STATUS.get(type(error), 500)

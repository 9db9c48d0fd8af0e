"""What tells one request from another in logs and answers."""

from __future__ import annotations

import itertools
import os
import re
import time
from typing import Any

_GIVEN = re.compile(r"[\w.:-]{1,64}", re.A)
_numbers = itertools.count(1)


def request_id(environ: dict[str, Any]) -> str:
    """Return the id of a request: the one that a proxy gave it, else one that is unique on this machine.

    >>> request_id({"HTTP_X_REQUEST_ID": "abc-1"})
    'abc-1'
    """
    given: str = environ.get("HTTP_X_REQUEST_ID", "")
    if _GIVEN.fullmatch(given):
        return given
    return f"{int(time.time()):x}-{os.getpid():x}-{next(_numbers):x}"

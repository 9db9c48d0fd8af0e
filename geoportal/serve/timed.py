"""The time that one request may take."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager

from geoportal.errors import RequestError
from geoportal.serve.ogc.find import MOST_SECONDS, STEPS


class Clock:
    """How long a request may still work."""

    def __init__(self, seconds: float = MOST_SECONDS) -> None:
        self._seconds, self._end = seconds, time.monotonic() + seconds

    @property
    def is_over(self) -> bool:
        """Whether the time is used up."""
        return time.monotonic() > self._end

    def check(self) -> None:
        """Go on, or say that it takes too long.

        Raises
        ------
        RequestError
            The time is used up.
        """
        if self.is_over:
            raise too_long(self._seconds)

    @contextmanager
    def reading(self, connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
        """Stop what is asked of a connection when the time is used up.

        Raises
        ------
        RequestError
            It was stopped.
        """
        connection.set_progress_handler(lambda: self.is_over, STEPS)
        try:
            yield connection
        except sqlite3.OperationalError as error:
            if "interrupted" not in str(error):
                raise
            raise too_long(self._seconds) from error
        finally:
            connection.set_progress_handler(None, 0)


def too_long(seconds: float) -> RequestError:
    """Return the error of a request that takes too long."""
    return RequestError(
        f"Yêu cầu mất hơn {seconds:.0f} giây nên đã dừng: hãy hỏi ít bộ dữ liệu hơn, hoặc trong phạm vi gần hơn.",
        f"the request took more than {seconds:.0f} seconds: ask for fewer datasets, or nearer",
    )

"""The command line: one thin command per thing a person does. Every error is a sentence."""

from __future__ import annotations

import re
import sys
import traceback

from rich.console import Console
from rich.markup import escape
from typer.exceptions import Abort, TyperException

from geoportal.cli import data, mapping, territory, tools
from geoportal.cli.desk import app
from geoportal.errors import PortalError, reason

__all__ = ["app", "data", "main", "mapping", "territory", "tools"]


def main() -> None:
    """Run the command line.

    Exit status: 0 done, 1 a fault in data or files, 2 a command written wrongly, 70 a fault of the program itself,
    130 stopped by the user.
    """
    try:
        status = app(standalone_mode=False)
    except PortalError as error:
        _fail(error.vi, 1)
    except TyperException as error:
        _fail(f"{_usage(error)} Xem cách dùng bằng «geoportal --help».", 2)
    except (Abort, KeyboardInterrupt):
        _fail("Đã dừng theo yêu cầu.", 130)
    except OSError as error:
        _fail(f"Không đọc hoặc ghi được «{error.filename or 'tệp'}»: {reason(error)}.", 1)
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{type(error).__name__}: {error} ({place.filename.rpartition('/')[2]}, dòng {place.lineno})"
        _fail(f"Phần mềm gặp lỗi, không phải do tệp của bạn: {where}. Hãy gửi dòng này cho người phụ trách.", 70)
    sys.exit(status or 0)


def _usage(error: TyperException) -> str:
    """Return what is wrong with the words of a command, in Vietnamese."""
    kind = type(error).__name__
    parameter = getattr(error, "param", None)
    name = getattr(parameter, "metavar", None) or next(iter(getattr(parameter, "opts", ())), "")
    if kind == "MissingParameter":
        return f"Thiếu «{name}»."
    if kind == "NoSuchOption":
        return f"Không có tùy chọn «{getattr(error, 'option_name', '')}»."
    command = re.match(r"No such command '(.*)'", str(error))
    return f"Không có lệnh «{command[1]}»." if command else f"Lệnh viết chưa đúng ({str(error).rstrip('.')})."


def _fail(sentence: str, status: int) -> None:
    Console(stderr=True).print(f"[bold red]Lỗi:[/] {escape(sentence)}", highlight=False, soft_wrap=True)
    sys.exit(status)

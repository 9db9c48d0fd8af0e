"""Processes executed at once: nothing is kept, nobody is called back."""

from __future__ import annotations

from collections.abc import Collection

import orjson
from flask import Response, request
from pygeoapi.api import APIRequest
from pygeoapi.api.processes import execute_process

from geoportal.errors import RequestError
from geoportal.serve.ogc.config import PROCESSES
from geoportal.serve.ogc.problems import ProblemError
from geoportal.serve.ogc.replies import JSON, finish, live, settle_headers, translated

MOST_BODY = 1_000_000
KNOWN = ("inputs", "outputs", "response")
RESPONSES = ("raw", "document")


def check_process(name: str) -> None:
    """Refuse the name of a process that there is not.

    Raises
    ------
    ProblemError
        404: the names that there are.
    """
    if name not in PROCESSES:
        names = ", ".join(PROCESSES)
        raise ProblemError(
            404,
            f"Không có tiến trình «{name}». Các tiến trình: {names}.",
            f"there is no process “{name}”; the processes are {names}",
        )


def read_post() -> bytes:
    """Return the body of the request.

    Raises
    ------
    ProblemError
        413: it has more than MOST_BODY bytes.
    """
    if (request.content_length or 0) > MOST_BODY:
        vi, en = f"Yêu cầu dài hơn {MOST_BODY} byte. Hãy chia nhỏ.", f"the body has more than {MOST_BODY} bytes"
        raise ProblemError(413, vi, en)
    return request.get_data()


def check_execution(body: bytes, outputs: Collection[str]) -> None:
    """Refuse a request to execute a process that has these outputs, unless it is in order.

    Raises
    ------
    RequestError
        It is no JSON object with inputs, or asks for what is not supported.

    Examples
    --------
    >>> check_execution(b'{"inputs": {"points": [[106, 20.6]]}, "outputs": {"locations": {}}}', ["locations"])
    """
    try:
        content = orjson.loads(body)
    except orjson.JSONDecodeError as error:
        raise RequestError("Thân yêu cầu không phải là JSON.", "the body is no JSON") from error
    if not isinstance(content, dict) or not isinstance(content.get("inputs"), dict):
        raise RequestError("Cần một đối tượng JSON có «inputs».", "a JSON object with “inputs” is wanted")
    unknown = sorted(content.keys() - set(KNOWN))
    if unknown:
        names = ", ".join(unknown)
        raise RequestError(f"Không hỗ trợ «{names}» trong yêu cầu.", f"“{names}” is not supported")
    wanted = content.get("outputs", {})
    if not isinstance(wanted, dict) or not wanted.keys() <= set(outputs):
        names = ", ".join(outputs)
        raise RequestError(
            f"«outputs» phải là đối tượng JSON, mỗi khóa là một trong: {names}.",
            f"“outputs” must be a JSON object with these keys: {names}",
        )
    if content.get("response", RESPONSES[0]) not in RESPONSES:
        raise RequestError("«response» phải là raw hoặc document.", "“response” must be raw or document")


def execute(name: str) -> Response:
    """Return the answer of a process to the request.

    Raises
    ------
    ProblemError, RequestError
        As above.
    """
    check_process(name)
    api = live().api()
    check_execution(read_post(), api.manager.get_processor(name).metadata["outputs"])
    settle_headers()
    request.environ["HTTP_PREFER"] = "respond-sync"
    _, status, content = execute_process(api, APIRequest.from_flask(request, api.locales), name)
    if int(status) >= 400:
        return translated(int(status), content)
    return finish(Response(content, status=int(status), content_type=JSON), "")

"""geoportal map: what the columns of a file mean, asked once for each shape of file."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from geoportal.cli.desk import DatasetName, SourceFile, app, console, known_crs, open_desk
from geoportal.dataset import Dataset
from geoportal.dataset.headings import LIKELY, levels_of, shape_of, vocabulary_of
from geoportal.errors import PortalError
from geoportal.records import LEVELS, SourceTable
from geoportal.vietnamese import fold


@app.command("map")
def map_columns(
    dataset: DatasetName,
    file: SourceFile,
    column: Annotated[
        list[str] | None, typer.Option("--column", help="Không hỏi: «tên cột=tên trường», «tên cột=» là bỏ qua cột")
    ] = None,
    crs: Annotated[str, typer.Option(help="Hệ tọa độ của tệp, ví dụ EPSG:9209")] = "",
    made_by: Annotated[str, typer.Option("--by", help="Ai xác nhận")] = "",
) -> None:
    """Chọn trường cho từng cột của một tệp; câu trả lời được nhớ cho các tệp cùng mẫu về sau."""
    from geoportal.read import open_source
    from geoportal.store.ledger import remember_mapping, remembered_of

    desk = open_desk()
    definition = desk.dataset(dataset)
    answers = _stated(definition, column or [])
    with open_source(file, desk.settings, definition, remembered_of(desk.settings, definition.id)) as source:
        shapes = {shape_of(table.headings): table for table in source.tables}
        for shape, table in shapes.items():
            before = remembered_of(desk.settings, definition.id).shapes.get(shape, {})
            chosen = _stated_for(table, answers) if column or crs else _ask(table, definition, before)
            remember_mapping(
                desk.settings, definition.id, shape, {**before, **chosen}, crs=known_crs(crs), made_by=made_by
            )
    console.print(
        f"Đã nhớ cách hiểu các cột của «{escape(file.name)}» cho bộ dữ liệu {definition.id}.", highlight=False
    )


def _stated(dataset: Dataset, pairs: list[str]) -> dict[str, str]:
    """Return the field of each folded heading from words such as "Đơn vị=ten".

    Raises
    ------
    PortalError
        A word has no "=", or names no field of the dataset.
    """
    answers = {}
    for pair in pairs:
        heading, mark, name = pair.rpartition("=")
        if not mark:
            raise PortalError(f"«{pair}» viết chưa đúng. Ghi «tên cột=tên trường», ví dụ «Đơn vị=ten».")
        answers[fold(heading)] = _field(dataset, name.strip())
    return answers


def _field(dataset: Dataset, text: str) -> str:
    for name, field in dataset.input_fields.items():
        if text == name or fold(text) == fold(field.title.vi):
            return name
    if not text or text == "-":
        return ""
    names = ", ".join(dataset.input_fields)
    raise PortalError(f"Bộ dữ liệu «{dataset.id}» không có trường «{text}». Các trường: {names}.")


def _stated_for(table: SourceTable, answers: dict[str, str]) -> dict[str, str]:
    keys = {fold(" ".join(levels_of(heading))) for heading in table.headings}
    unknown = [key for key in answers if key not in keys]
    if unknown:
        heads = ", ".join(f"«{heading.replace(LEVELS, ' ')}»" for heading in table.headings if heading)
        raise PortalError(f"Tệp không có cột «{unknown[0]}». Các cột: {heads}.")
    return answers


def _ask(table: SourceTable, dataset: Dataset, before: dict[str, str] | object) -> dict[str, str]:
    """Ask for every column, the likeliest answer offered; returns the field of each folded heading."""
    known = before if isinstance(before, dict) else {}
    words = vocabulary_of(dataset, known)
    _show_fields(dataset)
    chosen: dict[str, str] = {}
    for column, heading in enumerate(table.headings):
        examples = [text for row in list(table.rows)[:3] if (text := row.cells[column])]
        found = [match for match in words.matches(levels_of(heading)) if match.confidence >= LIKELY]
        offered = next((match.field for match in found if match.field not in chosen.values()), "-")
        shown = f"Cột «{heading.replace(LEVELS, ' – ')}» (ví dụ: {'; '.join(examples)[:60] or 'trống'})"
        chosen[fold(" ".join(levels_of(heading)))] = _answer(dataset, shown, offered)
    return chosen


def _answer(dataset: Dataset, shown: str, offered: str) -> str:
    while True:
        text = typer.prompt(shown, default=offered)
        try:
            return _field(dataset, text.strip())
        except PortalError as error:
            console.print(escape(error.vi), highlight=False)


def _show_fields(dataset: Dataset) -> None:
    table = Table("Trường", "Tên", "Bắt buộc", title="Gõ tên trường, hoặc - để bỏ qua cột")
    for name, field in dataset.input_fields.items():
        table.add_row(name, field.title.vi, "có" if field.required else "")
    console.print(table)

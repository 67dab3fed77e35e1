"""A table that a person keeps in a spreadsheet, read strictly: every cell that cannot be understood is told with its place and its cure.

Read are UTF-8 with and without a mark, UTF-16 and, with a note, Windows-1252, as spreadsheets write them; columns divided by semicolons,
commas or tabs; headings in Danish, German or English; lines that begin with # and empty ones are passed over.
"""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

DIVIDERS = ";,\t"
_BLANK = f'{DIVIDERS}" '
MOST_BYTES = 10_000_000
LONGEST = 300
_MARKS = (("\ufeff".encode(), "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in a file, where, and what to do; `is_loss` where a row, or all of the file, is not used for it."""

    file: str
    line: int | None
    column: str | None
    what: str
    cure: str
    is_loss: bool = True

    def __str__(self) -> str:
        place = [self.file, *([f"line {self.line}"] if self.line else []), *([f"column “{self.column}”"] if self.column else [])]
        return f"{', '.join(place)}: {self.what}; {self.cure}"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its field, its headings (the first is the one we write), how a cell is understood, and what it is for.

    `value` raises ValueError with (what is wrong, what to do).
    """

    field: str
    headings: tuple[str, ...]
    value: Callable[[str], object]
    about: str
    example: str = ""
    is_needed: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A kind of file: its columns, what makes a row of its cells, and what tells two rows apart."""

    about: str
    columns: tuple[Column, ...]
    row: Callable[..., object]
    key: Callable[[object], object]

    def column(self, heading: str) -> Column | None:
        """The column that a heading names."""
        said = _plain(heading)
        return next((column for column in self.columns if said in map(_plain, (column.field, *column.headings))), None)


def read_rows(path: Path, table: Table) -> tuple[tuple[object, ...], list[Problem]]:
    """The rows of a file, and what is to be told of it, line by line; none of both where there is no file."""
    reader = _Reader(path.name, table)
    try:
        if not path.is_file():
            if path.is_symlink() or path.exists():
                reader.tell(None, None, "it is no file, or a link to one that is not there", "put a table there, or take it away")
            return (), reader.problems
        data = path.read_bytes() if path.stat().st_size <= MOST_BYTES else None
    except OSError as error:
        reader.tell(None, None, f"it cannot be read ({error.strerror or error})", "see that the file may be opened by whoever runs Udsyn")
        return (), reader.problems
    if data is None:
        reader.tell(None, None, f"it is larger than {MOST_BYTES // 1_000_000} MB and was not read", "keep only what you need in it")
        return (), reader.problems
    return tuple(reader.rows(data)), sorted(reader.problems, key=lambda problem: problem.line or 0)


class _Reader:
    """One reading of one file; `problems` grows as it goes."""

    def __init__(self, file: str, table: Table) -> None:
        self.problems: list[Problem] = []
        self._file, self._table = file, table

    def tell(self, line: int | None, column: str | None, what: str, cure: str, *, is_loss: bool = True) -> None:
        self.problems.append(Problem(self._file, line, column, what, cure, is_loss))

    def rows(self, data: bytes) -> Iterator[object]:
        text = self._text(data)
        lines = list(self._lines(text)) if text else []
        if not lines:
            return
        columns = self._columns(*lines[0])
        if columns is None:
            return
        seen: dict[object, int] = {}
        for line, cells in lines[1:]:
            row = self._row(line, cells, columns)
            if row is None:
                continue
            first = seen.setdefault(self._table.key(row), line)
            if first == line:
                yield row
            else:
                self.tell(line, None, f"the same stands in line {first} already, which is used", "take one of the two out")

    def _text(self, data: bytes) -> str:
        encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")
        try:
            return unicodedata.normalize("NFC", data.decode(encoding))
        except UnicodeDecodeError:
            pass
        cure = "save it as “CSV UTF-8” in your spreadsheet"
        try:
            text = data.decode("cp1252")
        except UnicodeDecodeError:
            self.tell(None, None, "its letters are in no encoding that is known here, so nothing of it is used", cure)
            return ""
        self.tell(None, None, "it is not UTF-8 and was read as Windows-1252: look whether æ, ø, å, ä, ö, ü are right", cure, is_loss=False)
        return unicodedata.normalize("NFC", text)

    def _lines(self, text: str) -> Iterator[tuple[int, list[str]]]:
        """Each row that says something, with its line; the first holds the headings."""
        first = next((line for line in text.splitlines() if line.strip(_BLANK) and not _is_remark(line)), "")
        divider = max(DIVIDERS, key=lambda mark: sum(self._table.column(cell) is not None for cell in _cells(first, mark)))
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=divider, strict=True)
        line = 1
        try:
            for cells in rows:
                if any(map(str.strip, cells)) and not _is_remark(cells[0]):
                    yield line, [" ".join(cell.split()) for cell in cells]
                line = rows.line_num + 1
        except csv.Error as error:
            cure = "look for a quotation mark that is not closed, or not doubled within a cell"
            self.tell(line, None, f"from here on the file cannot be read ({error}) and is not used", cure)

    def _columns(self, line: int, headings: list[str]) -> list[Column | None] | None:
        """What the headings name; None where one that is needed is missing."""
        columns = [self._table.column(heading) for heading in headings]
        known = ", ".join(column.headings[0] for column in self._table.columns)
        missing = [column for column in self._table.columns if column.is_needed and column not in columns]
        if missing:
            named = ", ".join(f"“{column.headings[0]}”" for column in missing)
            cure = f"write the headings in the first row: {known}"
            self.tell(line, None, f"the heading {named} is missing, so nothing of the file is used", cure)
            return None
        for number, heading in enumerate(headings):
            if heading and columns[number] is None:
                self.tell(line, heading, "there is no such column, so it is not used", f"the headings are {known}", is_loss=False)
            elif columns[number] is not None and columns[number] in columns[:number]:
                self.tell(line, heading, "this column is there twice, and the second is not used", "take one of the two out")
                columns[number] = None
        return columns

    def _row(self, line: int, cells: Sequence[str], columns: Sequence[Column | None]) -> object | None:
        """A row; None where one of its cells cannot be understood."""
        if any(cells[len(columns) :]):
            self.tell(
                line,
                None,
                "it has more cells than there are headings and is not used",
                "put a cell that holds the divider in quotation marks",
            )
            return None
        values: dict[str, object] = {}
        for column, cell in zip(columns, [*cells, *[""] * (len(columns) - len(cells))], strict=False):
            if column is None:
                continue
            try:
                values[column.field] = _value(column, cell)
            except ValueError as error:
                what, cure = error.args
                self.tell(line, column.headings[0], f"{what}, so the row is not used", cure)
                return None
        return self._table.row(**values)


def _value(column: Column, cell: str) -> object:
    if len(cell) > LONGEST * 10 or (cell and not cell.replace("\u00ad", "").isprintable()):
        raise ValueError("it holds characters that are no text, or too many", "write it anew, in a few words")
    if column.is_needed and not cell:
        raise ValueError("it is empty", "fill it in, or take the row out")
    return column.value(cell)


def _is_remark(line: str) -> bool:
    """What begins with #, and *sep=;*, which some spreadsheets write above the headings."""
    said = line.strip().strip('"').strip()
    return said.startswith("#") or (said.lower().startswith("sep=") and len(said) <= len("sep=;"))


def _cells(line: str, divider: str) -> list[str]:
    return next(csv.reader([line], delimiter=divider), [])


def _plain(heading: str) -> str:
    return " ".join(heading.replace("_", " ").replace("-", " ").casefold().split())

"""Tables of a batch as rows of text, from CSV or the sheets of one .xlsx. The import reads."""

from __future__ import annotations

import codecs
import csv
import hashlib
import io
import shutil
import tempfile
import warnings
import zipfile
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import IO, TYPE_CHECKING, Any, Final
from xml.etree.ElementTree import ParseError

from province.batches.errors import BadBatch, BadFile

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from province.batches.source import Source

_CHUNK_BYTES: Final = 2**20
_LARGEST_XLSX_BYTES: Final = 2**30
_MOST_WORDS_BYTES: Final = 2**27
_ENCODINGS: Final = ("utf-8", "gb18030")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a table is: a file of the batch, and the sheet if that is an .xlsx."""

    file: str
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A header and the rows below it, each with the line it starts on (from 1)."""

    header: Sequence[str]
    rows: Iterator[tuple[int, Sequence[str]]]


def find_tables(source: Source, known: Sequence[str]) -> tuple[dict[str, Place], list[str]]:
    """Return the place of every known table (name without `.csv`), and the files ignored.

    Raises:
        BadBatch: a table twice, or more than one .xlsx.
        BadFile: the .xlsx cannot be read.
    """
    places: dict[str, Place] = {}
    ignored: list[str] = []
    books: list[str] = []
    for file in source.top_files():
        stem, _, ending = file.rpartition(".")
        if ending.lower() == "csv" and stem.lower() in known:
            _put(places, stem.lower(), Place(file))
        elif ending.lower() == "xlsx" and not file.startswith("~$"):
            books.append(file)
        else:
            ignored.append(file)
    if len(books) > 1:
        raise BadBatch("一个批次里只能有一个 xlsx")
    for book in books:
        for sheet in _sheet_names(source, book):
            name = sheet.strip().lower().removesuffix(".csv")
            if name in known:
                _put(places, name, Place(book, sheet))
            else:
                ignored.append(f"{book}:{sheet}")
    return places, ignored


def _put(places: dict[str, Place], name: str, place: Place) -> None:
    if name in places:
        raise BadBatch(f"{name} 在批次里出现了两次")
    places[name] = place


def digest(source: Source, places: dict[str, Place]) -> str:
    """Return the SHA-256 that names a batch by the content of its tables."""
    total = hashlib.sha256()
    for file in sorted({place.file for place in places.values()}):
        total.update(f"{file.lower()}\0{_content_hash(source, file)}\n".encode())
    return total.hexdigest()


def _content_hash(source: Source, file: str) -> str:
    content = hashlib.sha256()
    try:
        with source.open(file) as stream:
            while chunk := stream.read(_CHUNK_BYTES):
                content.update(chunk)
    except (BadFile, OSError, EOFError, zipfile.BadZipFile):
        # Damaged: it will be refused when it is read, and brings no rows.
        return "unreadable"
    return content.hexdigest()


@contextmanager
def open_sheet(source: Source, place: Place) -> Iterator[Sheet]:
    """Open a table; empty rows are left out.

    Raises:
        BadFile: unreadable, in an unknown encoding, broken quotes, or without a header. Also
            raised while the rows are read.
    """
    try:
        with _open_xlsx(source, place) if place.sheet else _open_csv(source, place.file) as sheet:
            yield sheet
    except csv.Error as error:
        raise BadFile("CSV 的引号或格式不对") from error
    except UnicodeError as error:
        raise BadFile("文字编码不是 UTF-8，也不是 GB18030") from error
    except (zipfile.BadZipFile, EOFError, OSError) as error:
        raise BadFile("文件读不下去，可能已损坏") from error


@contextmanager
def _open_csv(source: Source, file: str) -> Iterator[Sheet]:
    encoding = _encoding(source, file)
    with (
        source.open(file) as stream,
        io.TextIOWrapper(stream, encoding, errors="strict", newline="") as text,
    ):
        lines = _numbered(text)
        first = next(lines, None)
        if first is None:
            raise BadFile("没有表头")
        header = [first[1][0].removeprefix("\ufeff"), *first[1][1:]]
        yield Sheet(header, lines)


def _numbered(text: io.TextIOWrapper) -> Iterator[tuple[int, Sequence[str]]]:
    reader = csv.reader(text, strict=True)
    line = 1
    for cells in reader:
        if "".join(cells).strip():
            yield line, cells
        # A quoted cell may span lines: the next row starts after the last one read.
        line = reader.line_num + 1


def _encoding(source: Source, file: str) -> str:
    for encoding in _ENCODINGS:
        decoder = codecs.getincrementaldecoder(encoding)("strict")
        try:
            with source.open(file) as stream:
                while chunk := stream.read(_CHUNK_BYTES):
                    decoder.decode(chunk)
                decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            continue
        return encoding
    raise BadFile("文字编码不是 UTF-8，也不是 GB18030")


def _sheet_names(source: Source, book: str) -> list[str]:
    with _workbook(source, book) as workbook:
        return [str(name) for name in workbook.sheetnames]


@contextmanager
def _open_xlsx(source: Source, place: Place) -> Iterator[Sheet]:
    with _workbook(source, place.file) as workbook:
        rows = _texts(workbook[place.sheet])
        first = next(rows, None)
        if first is None:
            raise BadFile("没有表头")
        width = len(first[1])
        # Sheets have no fixed width: short rows are filled up, as the clerk sees them.
        yield Sheet(
            first[1],
            ((line, [*cells, *[""] * (width - len(cells))]) for line, cells in rows),
        )


@contextmanager
def _workbook(source: Source, book: str) -> Iterator[Any]:
    # A server opens few: it need not begin with what reads them.
    import openpyxl  # noqa: PLC0415
    from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415

    with source.open(book) as packed, tempfile.TemporaryFile() as file:
        shutil.copyfileobj(packed, file)
        _refuse_bomb(file)
        try:
            with warnings.catch_warnings():
                # It warns of styles and validations that it does not keep: we want cells only.
                warnings.simplefilter("ignore")
                workbook = openpyxl.load_workbook(file, read_only=True, data_only=True)
        except (InvalidFileException, KeyError, ValueError, TypeError, ParseError) as error:
            raise BadFile("xlsx 打不开") from error
        try:
            yield workbook
        except ParseError as error:
            raise BadFile("xlsx 打不开") from error
        finally:
            workbook.close()


def _refuse_bomb(file: IO[bytes]) -> None:
    try:
        with zipfile.ZipFile(file) as archive:
            members = archive.infolist()
    except zipfile.BadZipFile as error:
        raise BadFile("xlsx 打不开") from error
    # Rows are read one by one, but shared words are held in memory, all of them.
    words = sum(one.file_size for one in members if one.filename.endswith("sharedStrings.xml"))
    if sum(one.file_size for one in members) > _LARGEST_XLSX_BYTES or words > _MOST_WORDS_BYTES:
        raise BadFile("xlsx 太大，请改用 CSV")
    file.seek(0)


def _texts(sheet: Any) -> Iterator[tuple[int, Sequence[str]]]:
    for line, cells in enumerate(sheet.iter_rows(values_only=True), start=1):
        texts = [_text(cell) for cell in cells]
        while texts and not texts[-1]:
            texts.pop()
        if texts:
            yield line, texts


def _text(cell: object) -> str:
    """Return a cell as its sheet shows it: 15 digits of a number, a day without its midnight."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float):
        return f"{cell:.15g}"
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell)

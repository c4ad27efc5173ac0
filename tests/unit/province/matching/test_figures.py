"""The page of figures says what was measured: it is written from the record and not by hand."""

import json
from pathlib import Path

from tests.bench.matching_paper import document

DOCS = Path(__file__).parents[4] / "docs"


def test_the_page_is_written_from_the_record() -> None:
    figures = json.loads((DOCS / "matching-figures.json").read_text(encoding="utf-8"))
    page = (DOCS / "matching-figures.md").read_text(encoding="utf-8")
    assert document(figures) == page

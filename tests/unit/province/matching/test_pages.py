from province.matching.pages import FOLDER, all_pages


def test_the_pages_are_current() -> None:
    """`python -m province.matching.pages` writes them anew."""
    pages = all_pages()
    assert {path.name: path.read_text(encoding="utf-8") for path in FOLDER.iterdir()} == pages

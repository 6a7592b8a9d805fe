"""The tables of docs/benchmarks.md about pictures, each between its own `<!-- NAME -->` and `<!-- /NAME -->`."""
import pathlib

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent.parent
PAGE = ROOT / "docs" / "benchmarks.md"


def write(name, table):
    text = PAGE.read_text()
    begin, end = f"<!-- {name} -->\n", f"<!-- /{name} -->\n"
    before, after = text.index(begin) + len(begin), text.index(end)
    PAGE.write_text(text[:before] + table + text[after:])

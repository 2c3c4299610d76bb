"""The SQL of all pages: one select a file, under the file's name, with named parameters."""

from pathlib import Path

QUERIES = {file.stem: file.read_text() for file in sorted(Path(__file__).parent.glob("*.sql"))}

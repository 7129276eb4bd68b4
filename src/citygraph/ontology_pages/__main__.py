"""``python -m citygraph.ontology_pages docs/ontology``: write the pages on the ontology, and its picture."""

from __future__ import annotations

import sys
from pathlib import Path

from citygraph.ontology_pages import page
from citygraph.ontology_pages.picture import draw
from citygraph.ontology_pages.questions import groups
from citygraph.ontology_pages.reading import read


def pages() -> dict[str, str]:
    """The text of each file by its name."""
    ontology = read()
    return {
        "README.md": page.reference(ontology),
        "concepts.md": page.concepts(ontology),
        "competency-questions.md": page.competency(groups()),
        page.PICTURE: draw(ontology),
    }


def main(arguments: list[str]) -> None:
    """Write the files into the folder that is named."""
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])

"""``python -m citygraph.gazetteer``: compile the gazetteer now, as an image or a test run wants it."""

from __future__ import annotations

import sys

from citygraph.errors import CitygraphError
from citygraph.gazetteer import build


def main() -> int:
    """Compile unless it is there already; print where it lies."""
    try:
        sys.stdout.write(f"{build.ensure()}\n")
    except CitygraphError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main())

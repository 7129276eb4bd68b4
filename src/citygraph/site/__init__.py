"""The graph as a static site: a page for each thing, with its facts and the sentences behind them.

``write(store, Path("public"), Options(base="https://example.org/"))``

Every page holds its triples as JSON-LD and has them as Turtle beside it. Links are relative and nothing is loaded from
elsewhere, so that the site works on any web server, in any folder of one, and from a disk. The same graph gives the
same bytes. The texts of articles are not in it: of an article it has the metadata and the sentences that were quoted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from citygraph.lazily import package
from citygraph.site.options import Options, Summary

if TYPE_CHECKING:
    from citygraph.site.whole import write

__all__ = ["Options", "Summary", "write"]

package(__name__, {"write": "whole"})

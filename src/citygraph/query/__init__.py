"""Questions and answers: stored queries with typed parameters, bound as terms, run read-only, rendered.

``render(run(store, bind(query.text, arguments(query, given, store))), "table", out)``
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from citygraph.lazily import package

if TYPE_CHECKING:
    from citygraph.query.bind import bind
    from citygraph.query.catalogue import Shadow, catalogue, chosen, find, own_folders, shadows, tagged
    from citygraph.query.catalogue import files as query_files
    from citygraph.query.catalogue import read as read_query
    from citygraph.query.listing import render_catalogue
    from citygraph.query.locations import locations_of
    from citygraph.query.names import Named
    from citygraph.query.paging import Page, cut, page_of
    from citygraph.query.parameters import arguments, parse_assignments
    from citygraph.query.provenance import sources_of
    from citygraph.query.render import FORMATS, Presentation, render, view_of
    from citygraph.query.result import Result
    from citygraph.query.run import asks_articles, run
    from citygraph.query.skeleton import write_new
    from citygraph.query.stored import Column, Expectation, Parameter, StoredQuery, View

__all__ = [
    "FORMATS",
    "Column",
    "Expectation",
    "Named",
    "Page",
    "Parameter",
    "Presentation",
    "Result",
    "Shadow",
    "StoredQuery",
    "View",
    "arguments",
    "asks_articles",
    "bind",
    "catalogue",
    "chosen",
    "cut",
    "find",
    "locations_of",
    "own_folders",
    "page_of",
    "parse_assignments",
    "query_files",
    "read_query",
    "render",
    "render_catalogue",
    "run",
    "shadows",
    "sources_of",
    "tagged",
    "view_of",
    "write_new",
]

_WHENCE = {
    "FORMATS": "render",
    "Column": "stored",
    "Expectation": "stored",
    "Named": "names",
    "Page": "paging",
    "Parameter": "stored",
    "Presentation": "render",
    "Result": "result",
    "Shadow": "catalogue",
    "StoredQuery": "stored",
    "View": "stored",
    "arguments": "parameters",
    "asks_articles": "run",
    "bind": "bind",
    "catalogue": "catalogue",
    "chosen": "catalogue",
    "cut": "paging",
    "find": "catalogue",
    "locations_of": "locations",
    "own_folders": "catalogue",
    "page_of": "paging",
    "parse_assignments": "parameters",
    "query_files": "catalogue:files",
    "read_query": "catalogue:read",
    "render": "render",
    "render_catalogue": "listing",
    "run": "run",
    "shadows": "catalogue",
    "sources_of": "provenance",
    "tagged": "catalogue",
    "view_of": "render",
    "write_new": "skeleton",
}
package(__name__, _WHENCE)

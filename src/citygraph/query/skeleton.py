"""A new stored query, with a comment on each part of its header."""

from __future__ import annotations

import re
from pathlib import Path

from citygraph.errors import QueryError, UsageError

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_TEXT = """\
# Replace what is here by your own question; a line that begins with '#+' is read, one with '#' is a comment.
#+ summary: {summary}
#+ description: >
#+   What the answer holds and what it leaves out, in a sentence or two.
#+ tags: [partnerships]
#
# A parameter is a variable of the query. Types: place, official, date, year, integer, decimal, string, language,
# concept (with scheme: kind, status, field, role …), iri, enumeration (with values: [one, other]).
# It may be required, or have a default; one with 'multiple: true' takes several values: write ?kind IN (?kinds).
#+ params:
#+   place: {{type: place, required: true, help: "a name in any language, or an IRI", example: Jakarta}}
#+   kinds: {{type: concept, scheme: kind, multiple: true, help: "only ties of these kinds", example: sister-city}}
#
# What each column holds: string, iri, place, official, partnership, agreement, event, article, sentence, date, year,
# integer, decimal (with unit: …), boolean, concept, wkt, lat, long.
#+ columns:
#+   name: {{type: string, label: Partner}}
#+   kind: {{type: concept, label: Kind}}
#+   since: {{type: date, label: Since}}
#
# How the answer is best drawn: table, or {{type: map, lat: …, long: …, label: …}},
# {{type: timeline, start: …, label: …}}, {{type: graph, source: …, target: …}}, {{type: bar, label: …, value: …}}.
#+ view: table
#
# Tests run with: citygraph query test {name}
# on tests/world.trig beside this file, on a file named by 'data: …', or on the store.
# Ask for rows: [{{name: Oslo, since: null}}], min_rows: 1, empty: true, ordered_by: [name], triples: 3, boolean: true.
#+ tests:
#+   - params: {{place: Jakarta}}
#+     min_rows: 1
#+     ordered_by: [name]
PREFIX cg: <https://w3id.org/citygraph/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

SELECT ?name ?kind ?since ?partner
WHERE {{
  ?partnership cg:partner ?place, ?partner .
  FILTER(?partner != ?place)
  ?partner rdfs:label ?label .
  FILTER(LANG(?label) = "en")
  BIND(STR(?label) AS ?name)
  OPTIONAL {{ ?partnership cg:kind ?kind }}
  FILTER(!BOUND(?kinds) || ?kind IN (?kinds))
  OPTIONAL {{ ?partnership cg:since ?since }}
}}
ORDER BY ?name STR(?partner)
"""


def skeleton(name: str) -> str:
    """The text of a query that runs as it is, to be changed.

    >>> skeleton("twin-towns").splitlines()[1]
    '#+ summary: Twin towns'
    """
    return _TEXT.format(name=name, summary=name.replace("-", " ").capitalize())


def write_new(name: str, folder: Path, *, replace: bool = False) -> Path:
    """Write a skeleton into a folder, which is made if need be; gives its file.

    Raises UsageError for a name that is none or that is taken, QueryError where nothing can be written.
    """
    if not _NAME.fullmatch(name):
        remedy = "use small letters, digits and hyphens: twin-towns"
        raise UsageError(f"{name!r} is no name for a query", remedy=remedy)
    file = folder / f"{name}.rq"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with file.open("w" if replace else "x", encoding="utf-8") as stream:
            stream.write(skeleton(name))
    except FileExistsError as error:
        raise UsageError("is there already", where=str(file), remedy="choose another name, or --force") from error
    except OSError as error:
        what = f"cannot be written ({error.strerror})"
        raise QueryError(what, where=str(file), remedy="choose another --queries folder") from error
    return file

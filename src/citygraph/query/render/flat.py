"""The SPARQL results formats as they are used: by the engine where it can, with evidence where it is wanted."""

from __future__ import annotations

from citygraph.query.render import evidence, sparql_results

csv = evidence.with_columns(sparql_results.engines("CSV", sparql_results.csv))
tsv = evidence.with_columns(sparql_results.engines("TSV", sparql_results.tsv))
as_json = evidence.with_columns(sparql_results.engines("JSON", sparql_results.as_json))
xml = evidence.with_columns(sparql_results.engines("XML", sparql_results.xml))

"""The pages in ``docs/ontology``, written from the ontology: ``python -m citygraph.graph.ontology_pages``."""

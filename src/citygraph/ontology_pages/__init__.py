"""The pages in ``docs/ontology``, written from the ontology: ``python -m citygraph.ontology_pages``."""

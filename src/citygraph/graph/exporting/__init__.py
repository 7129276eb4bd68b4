"""The formats of an export, one module for each family; :mod:`citygraph.graph.export` chooses among them."""

"""Documents: what was signed, by whom, between whom, when and where."""

"""Places and governments of an article: names found, weighed by what stands beside them, linked to the gazetteer."""

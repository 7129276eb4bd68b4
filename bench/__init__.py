"""Benchmarks: ``python -m bench`` for reading and extraction, ``python bench/commands.py`` for whole commands."""

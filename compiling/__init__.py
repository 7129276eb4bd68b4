"""Extraction as extension modules, compiled by mypyc: the same claims in two thirds of the time.

Off by default, since it takes a C compiler. `python -m compiling FOLDER` writes the modules into a folder; `hook.py`
puts them into a wheel.
"""

"""``python -m compiling FOLDER``: write the extension modules into a folder, as they lie beside the package."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

from compiling.layout import for_compiler

SOURCES = Path(__file__).parents[1] / "src"
NAME = "citygraph"

# What time is spent in, and what it reads. The rest would gain nothing, or cannot be: `gazetteer/index.py` closes its
# file by a weak reference, which compiled objects have none of; in the place of what `account.py` and `trees.py` call
# tests put something else, which compiled code would not ask.
COMPILED = (
    "model.py",
    "lexicon.py",
    "phrases.py",
    "folding.py",
    "gazetteer/scan.py",
    "gazetteer/record.py",
    "extract/**/*.py",
)
_INTERPRETED = ("__init__.py", "extract/catalogue/*", "extract/explain/*", "extract/account.py", "weighing/trees.py")

_MYPY = (
    "--config-file=",
    "--follow-imports=silent",  # what is not compiled, and lacks its libraries here, is no matter
    "--disable-error-code=import-untyped",  # libraries need not be there, nor their types
    "--disable-error-code=import-not-found",
)


def modules(package: Path) -> list[Path]:
    """The files of a package that are compiled, sorted."""
    found = {file for pattern in COMPILED for file in package.glob(pattern)}
    return sorted(file for file in found if not any(file.match(pattern) for pattern in _INTERPRETED))


def compile_into(folder: Path) -> None:
    """Compile a copy of the package whose records are laid out for it; leave the extension modules in a folder."""
    from mypyc.build import mypycify
    from setuptools import setup

    with tempfile.TemporaryDirectory() as there:
        package = Path(there) / NAME
        shutil.copytree(SOURCES / NAME, package, ignore=shutil.ignore_patterns("__pycache__", "*.so", "*.pyd"))
        files = modules(package)
        for file in files:
            file.write_text(for_compiler(file.read_text(encoding="utf-8")), encoding="utf-8")
        os.chdir(there)
        extensions = mypycify(
            [*_MYPY, *(str(file.relative_to(there)) for file in files)],
            opt_level="1",  # a higher one takes much longer to compile
            debug_level="0",
            multi_file=True,
            group_name=NAME,
        )
        setup(name=NAME, packages=[], ext_modules=extensions, script_args=["build_ext", "--build-lib", str(folder)])


if __name__ == "__main__":
    compile_into(Path(sys.argv[1]).resolve())

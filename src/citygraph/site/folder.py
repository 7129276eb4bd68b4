"""The folder that a site is written into: complete or as it was, and without touching what is not of the site."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from citygraph.errors import CitygraphError, UsageError

MANIFEST = "citygraph-site.txt"
"""The list of the site's files, one a line; a later run removes those that are gone."""


class Draft:
    """The files of a site while they are written, beside the folder that they will move to."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._paths: set[str] = set()

    def __len__(self) -> int:
        return len(self._paths)

    @property
    def paths(self) -> list[str]:
        """What was written."""
        return sorted(self._paths)

    def file(self, path: str) -> Path:
        """Where to write a file; its folder is made."""
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        self._paths.add(path)
        return target

    def write(self, path: str, text: str) -> int:
        """Write a text; gives its bytes."""
        content = text.encode("utf-8", "replace")
        self.file(path).write_bytes(content)
        return len(content)


@contextmanager
def drafted(folder: Path) -> Iterator[tuple[Draft, set[str]]]:
    """Where to write; at the end of the block the files move into the folder, and those of an earlier run go.

    Gives the draft and the files of the earlier run. Raises UsageError when a file that is no site's would be
    overwritten, CitygraphError when the disk does not take the files.
    """
    if folder.exists() and not folder.is_dir():
        raise UsageError("is a file", where=str(folder), remedy="name a folder for the site")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{folder.name or 'site'}.", dir=folder.parent) as temporary:
            earlier = _earlier(folder)
            draft = Draft(Path(temporary))
            yield draft, earlier
            draft.write(MANIFEST, "".join(f"{path}\n" for path in sorted([*draft.paths, MANIFEST])))
            _move(draft, folder, earlier)
    except OSError as error:
        what = f"cannot write the site ({error.strerror})"
        raise CitygraphError(what, where=str(folder), remedy="make room, or choose another folder") from error


def _earlier(folder: Path) -> set[str]:
    manifest = folder / MANIFEST
    if not manifest.is_file():
        return set()
    return set(manifest.read_text(encoding="utf-8").splitlines())


def _move(draft: Draft, folder: Path, earlier: set[str]) -> None:
    strange = [path for path in draft.paths if path not in earlier and (folder / path).exists()]
    if strange:
        raise UsageError(
            f"{strange[0]} is there already, and not of a site that citygraph wrote",
            where=str(folder),
            remedy="choose an empty folder",
        )
    for path in draft.paths:
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(draft.root / path, target)
    for path in sorted(earlier - set(draft.paths)):
        _remove(folder, path)


def _remove(folder: Path, path: str) -> None:
    """Remove a file, and the folders that it leaves empty; a path that leads out of the folder is left alone."""
    target = folder / path
    if not target.resolve().is_relative_to(folder.resolve()):
        return
    target.unlink(missing_ok=True)
    for parent in target.relative_to(folder).parents:
        if parent.parts and (folder / parent).is_dir() and not any((folder / parent).iterdir()):
            (folder / parent).rmdir()

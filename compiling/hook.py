"""What hatchling asks when a wheel is built with ``HATCH_BUILD_HOOK_ENABLE_CUSTOM=true``: extension modules for it."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledWheel(BuildHookInterface):  # type: ignore[type-arg]
    """Extension modules beside the modules that they are compiled from, which Python takes first."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, unless the wheel only points to the sources."""
        if version == "editable":
            return
        self._folder = tempfile.TemporaryDirectory()
        folder = Path(self._folder.name)
        subprocess.run([sys.executable, "-m", "compiling", folder], cwd=self.root, check=True)
        for file in folder.rglob("*"):
            if file.is_file():
                build_data["force_include"][str(file)] = str(file.relative_to(folder))
        build_data["pure_python"] = False
        build_data["infer_tag"] = True

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Clean up what was compiled, now that it is in the wheel."""
        if version != "editable":
            self._folder.cleanup()

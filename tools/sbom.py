"""Write a bill of materials of Nobars: `make sbom`.

It is CycloneDX 1.6 in JSON, made from the lock files: the Python packages of
requirements/runtime.txt, and the bundled npm packages of package-lock.json. The same lock files
give the same bill.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
import uuid
from base64 import b64decode
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parent.parent
UNSHIPPED = {"dev", "devOptional", "optional", "peer"}  # marks in package-lock.json
PINNED = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)(.*?)(?=^\S|\Z)", re.MULTILINE | re.DOTALL)


def main() -> None:
    """Write the bill to the file of the first argument."""
    target = Path(sys.argv[1])
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(bill(), indent=2) + "\n", encoding="utf-8")
    sys.stdout.write(f"{target}: {len(bill()['components'])} components\n")


def bill() -> dict[str, Any]:
    """Return the whole bill. Its serial number is a hash of its components."""
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]
    components = sorted([*python_packages(), *npm_packages()], key=lambda each: each["purl"])
    about = f"pkg:generic/nobars@{project['version']}"
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(components))}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": about,
                "name": project["name"],
                "version": project["version"],
                "purl": about,
                "licenses": [{"license": {"id": project["license"]}}],
            }
        },
        "components": components,
        "dependencies": [{"ref": about, "dependsOn": [each["bom-ref"] for each in components]}],
    }


def python_packages() -> Iterator[dict[str, Any]]:
    """Yield the packages of the server, without hashes: each platform's wheel has another one."""
    text = (PROJECT / "requirements" / "runtime.txt").read_text("utf-8")
    for name, version, _rest in PINNED.findall(text):
        yield component("pypi", name.lower(), version, python_license(name))


def python_license(name: str) -> str:
    """Return a package's SPDX expression, else its license in a word, or of its classifiers."""
    try:
        said = metadata(name)
    except PackageNotFoundError:
        return ""
    named = [
        each.rpartition(" :: ")[2]
        for each in said.get_all("Classifier", [])
        if each.startswith("License :: OSI Approved :: ")
    ]
    word = said.get("License") or ""  # some packages have the whole text there
    word = word if re.fullmatch(r"[A-Za-z0-9.+-]+", word) else ""
    return said.get("License-Expression") or word or " OR ".join(named) or ""


def npm_packages() -> Iterator[dict[str, Any]]:
    """Yield the packages that are bundled for the browser, with their hashes in the registry."""
    locked = json.loads((PROJECT / "package-lock.json").read_text("utf-8"))["packages"]
    for path, each in locked.items():
        if path and not UNSHIPPED & {*each}:
            name = path.rpartition("node_modules/")[2]
            found = component("npm", name, each["version"], each.get("license", ""))
            algorithm, _, digest = each["integrity"].partition("-")
            hashes = [{"alg": algorithm.upper().replace("SHA", "SHA-"), "content": hexed(digest)}]
            yield found | {"hashes": hashes}


def hexed(digest: str) -> str:
    """Return a base64 digest in hex."""
    return b64decode(digest).hex()


def component(registry: str, name: str, version: str, license_: str) -> dict[str, Any]:
    """Return the description of a package."""
    purl = f"pkg:{registry}/{name.replace('@', '%40')}@{version}"
    found = {"type": "library", "bom-ref": purl, "name": name, "version": version, "purl": purl}
    is_expression = re.fullmatch(r"[A-Za-z0-9.+-]+(?: (?:AND|OR|WITH) [A-Za-z0-9.+-]+)*", license_)
    if is_expression:
        return found | {"licenses": [{"expression": license_}]}
    return found | ({"licenses": [{"license": {"name": license_}}]} if license_ else {})


if __name__ == "__main__":
    main()

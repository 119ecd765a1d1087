"""Files for hosts: containers, manifests, a bill of materials, licenses."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import kubernetes_validate
import pytest
import yaml

from server.core.config import PARSERS, Config, variable
from server.core.paths import PROJECT
from server.release.model import Release
from serving import Server

KUBERNETES = ("1.29", "1.32", "1.35")


def _documents() -> list[dict[str, Any]]:
    return [*yaml.safe_load_all((PROJECT / "deploy" / "kubernetes.yaml").read_text())]


def _kind(name: str) -> dict[str, Any]:
    return next(each for each in _documents() if each["kind"] == name)


@pytest.mark.parametrize("version", KUBERNETES)
def test_manifests_are_valid_in_three_versions_of_kubernetes(version: str) -> None:
    """Kubernetes' own schemas accept them, without unknown members."""
    for document in _documents():
        kubernetes_validate.validate(document, version, strict=True)


def test_autoscaler_alone_decides_how_many_there_are() -> None:
    """All settings are in one place."""
    deployment = _kind("Deployment")["spec"]
    assert "replicas" not in deployment
    pod = deployment["template"]["spec"]
    [container] = pod["containers"]
    assert container["envFrom"] == [{"configMapRef": {"name": "nobars"}}]
    assert {*_kind("ConfigMap")["data"]} <= {*map(variable, PARSERS)}
    assert {each["topologyKey"] for each in pod["topologySpreadConstraints"]} == {
        "kubernetes.io/hostname",
        "topology.kubernetes.io/zone",
    }


def test_compose_passes_every_setting() -> None:
    """It uses an env file that names only existing settings."""
    compose = yaml.safe_load((PROJECT / "compose.yaml").read_text())
    [path] = compose["services"]["nobars"]["env_file"]
    names = re.findall(r"NOBARS_\w+(?==)", (PROJECT / path).read_text())
    assert {*names} <= {*map(variable, PARSERS)}
    assert compose["services"]["nobars"]["healthcheck"]["test"] == ["CMD", "nobars", "healthy"]


def test_image_is_built_with_the_settings_that_its_container_gets(tmp_path: Path) -> None:
    """Docker takes the text after the first `=` literally, without quotes or shell syntax."""
    dockerfile = (PROJECT / "Dockerfile").read_text()
    pattern = r"^RUN ((?:(?!^RUN ).)*?&& )nobars build"
    found = re.search(pattern, dockerfile, re.DOTALL | re.MULTILINE)
    assert found
    (tmp_path / "site").mkdir()
    lines = ["# NOBARS_NOTICE=a", "", "NOBARS_SITE_NAME=Students & Co's", "NOBARS_ODD=a=$b \\"]
    (tmp_path / "site/nobars.env").write_text("\n".join([*lines, "NOBARS_WORKERS=2"]))
    run = subprocess.run(
        ["sh", "-c", found[1].replace("\\\n", "") + "env"],
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    given = {line for line in run.stdout.splitlines() if line.startswith("NOBARS_")}
    assert given == {*lines[2:], "NOBARS_WORKERS=2"}


def test_example_of_settings_has_no_quotes() -> None:
    """Docker would take them as a part of the value."""
    lines = (PROJECT / "deploy/site/nobars.env").read_text().splitlines()
    values = [line.partition("=")[2] for line in lines if re.match(r"#? ?NOBARS_", line)]
    assert values
    assert not [each for each in values if re.search("['\"]", each)]


def test_container_has_the_memory_for_a_start_below_another_prefix() -> None:
    """The whole release is moved then, which needs twice the memory of serving it."""
    compose = yaml.safe_load((PROJECT / "compose.yaml").read_text())
    [container] = _kind("Deployment")["spec"]["template"]["spec"]["containers"]
    limits = (
        compose["services"]["nobars"]["deploy"]["resources"]["limits"]["memory"],
        container["resources"]["limits"]["memory"].removesuffix("i"),
    )
    server = Server(Config().build, base_path="/topup").start()
    status = Path(f"/proc/{server.process.pid if server.process else 0}/status").read_text()
    server.stop()
    [peak] = re.findall(r"VmHWM:\s*(\d+) kB", status)
    for limit in limits:
        assert int(peak) / 1_000 < 0.8 * int(limit.removesuffix("M"))


@pytest.mark.parametrize(
    ("stamp", "said"),
    [
        ("other", "nobars: the release was built with other settings or files. "),
        ("", "nobars: no release is at {place}. Build it with these (nobars build)"),
    ],
)
def test_serve_refuses_to_render_if_told_so(tmp_path: Path, stamp: str, said: str) -> None:
    """One line is better than a minute without answers to probes."""
    place = tmp_path / "release"
    if stamp:
        place.mkdir()
        (place / ".built-from").write_text(stamp)
    run = subprocess.run(
        [*Server(tmp_path).command_line(), "--built"],
        env={**os.environ, "NOBARS_BUILD": str(tmp_path), "NOBARS_SITE_NAME": "Other"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 1
    assert run.stderr.startswith(said.format(place=place))


def _tool(name: str) -> Any:
    spec = importlib.util.spec_from_file_location(name, PROJECT / "tools" / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_bill_of_materials_lists_the_shipped_packages() -> None:
    """It has the Python packages and the bundled ones with versions, and no development tools."""
    bill = _tool("sbom").bill()
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    names = {each["name"] for each in bill["components"]}
    dependencies = json.loads((PROJECT / "package.json").read_text())["dependencies"]
    assert {"flask", "brotli"} <= names
    assert not {"pytest", "playwright"} & names
    bundled = {each["name"] for each in bill["components"] if each["purl"].startswith("pkg:npm/")}
    assert bundled == {*dependencies}
    assert [each["name"] for each in bill["components"] if not each.get("licenses")] == []
    references = [each["bom-ref"] for each in bill["components"]]
    assert len({*references}) == len(references)
    assert bill == _tool("sbom").bill()


def test_licenses_of_bundled_libraries_go_with_them(release: Release) -> None:
    """The licenses demand it; the About page links to them, and phones save both."""
    text = release.files["assets/licenses.txt"].body.decode()
    libraries = json.loads((PROJECT / "package.json").read_text())["dependencies"]
    for name in libraries:
        assert f"\n{name} " in text
    assert text.count("Permission ") >= len(libraries)
    assert "/assets/licenses.txt" in release.files["en/about/index.html"].body.decode()
    described = json.loads(release.files["release.json"].body)
    files = [*described["assets"], *described["languages"]["en"]["pages"]]
    sections = {each["url"]: each["section"] for each in files}
    assert sections["/assets/licenses.txt"] == sections["/en/about/"] == "insights"


@pytest.mark.parametrize("name", ["runtime", "dev", "node", "audit"])
def test_each_package_is_locked_by_its_hash(name: str) -> None:
    """Both Python's and npm's packages are."""
    lock = (PROJECT / "requirements" / f"{name}.txt").read_text()
    packages = [
        each for each in re.split(r"\n(?=\S)", lock) if re.match(r"[\w.-]+(\[.*\])?==", each)
    ]
    assert packages
    assert [each for each in packages if "--hash=sha256:" not in each] == []
    npm = json.loads((PROJECT / "package-lock.json").read_text())["packages"]
    loose = [place for place, each in npm.items() if place and "integrity" not in each]
    assert loose == []


def test_each_base_image_is_named_by_its_digest() -> None:
    """A tag alone may mean another image tomorrow."""
    texts = [(PROJECT / name).read_text() for name in ("Dockerfile", "compose.yaml")]
    images = re.findall(r"docker\.io/\S+", "\n".join(texts))
    assert len(images) == 3
    assert [each for each in images if not re.search(r"@sha256:[0-9a-f]{64}$", each)] == []


FAKE = "#!/bin/sh\necho sha256:{}\n"


def test_images_are_pinned_by_the_digests_of_the_registry(tmp_path: Path) -> None:
    """Each run renews them; if no registry answers, nothing changes."""
    dockerfile = tmp_path / "Dockerfile"
    dockerfile.write_text("ARG A=docker.io/library/node:24-slim\nFROM ${A}\n")
    tool = [sys.executable, str(PROJECT / "tools" / "pin_images.py"), str(dockerfile)]
    alone = {**os.environ, "PATH": str(tmp_path)}
    run = subprocess.run(tool, env=alone, capture_output=True, text=True, check=False)
    assert run.returncode == 1
    assert run.stderr.startswith("Nothing is pinned, for no program could ask for docker.io/")
    for digit in "ab":
        (tmp_path / "skopeo").write_text(FAKE.format(digit * 64))
        (tmp_path / "skopeo").chmod(0o755)
        subprocess.run(tool, env=alone, capture_output=True, check=True)
        pinned = f"ARG A=docker.io/library/node:24-slim@sha256:{digit * 64}\nFROM ${{A}}\n"
        assert dockerfile.read_text() == pinned


@pytest.mark.parametrize(
    ("version", "status"), [("v18.19.0", 1), ("v20.18.9", 1), ("v20.19.0", 0), ("v24.1.0", 0)]
)
def test_node_that_is_too_old_counts_as_none(tmp_path: Path, version: str, status: int) -> None:
    """Debian 12 has Node 18: `make` then gets one from PyPI."""
    for name in ("node", "npm"):
        (tmp_path / name).write_text(f"#!/bin/sh\necho {version}\n")
        (tmp_path / name).chmod(0o755)
    command = [sys.executable, str(PROJECT / "tools" / "has_node.py")]
    run = subprocess.run(command, env={"PATH": str(tmp_path)}, check=False)
    assert run.returncode == status

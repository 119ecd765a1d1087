"""Pin base images by digest: `make pin-images`.

Each name of an image in the files gets the present digest of its tag, such as
`node:24-slim@sha256:…`. If a registry can't be reached, nothing changes and the exit code is 1.
"""

import re
import subprocess
import sys
from pathlib import Path

IMAGE = re.compile(r"(docker\.io/[a-z0-9/_-]+:[\w.-]+)(?:@sha256:[0-9a-f]{64})?")
DIGEST = re.compile(r"sha256:[0-9a-f]{64}")
# The first of these that works is used; each prints the digest of a tag for all platforms.
PROGRAMS = (
    ["docker", "buildx", "imagetools", "inspect", "--format", "{{.Manifest.Digest}}", "{name}"],
    ["skopeo", "inspect", "--format", "{{.Digest}}", "docker://{name}"],
    ["crane", "digest", "{name}"],
)


def main() -> None:
    """Find the digest of each name, then write all files."""
    texts = {Path(name): Path(name).read_text() for name in sys.argv[1:]}
    names = sorted({found[1] for text in texts.values() for found in IMAGE.finditer(text)})
    pinned = {name: f"{name}@{digest_of(name)}" for name in names}
    for path, text in texts.items():
        path.write_text(IMAGE.sub(lambda found: pinned[found[1]], text))
    sys.stdout.write("".join(f"{each}\n" for each in pinned.values()))


def digest_of(name: str) -> str:
    """Return the digest of an image; exit if no program can find it."""
    said = []
    for program in PROGRAMS:
        command = [part.replace("{name}", name) for part in program]
        try:
            run = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
        except (OSError, subprocess.TimeoutExpired) as error:
            said.append(f"{program[0]}: {error}")
            continue
        digest = DIGEST.fullmatch(run.stdout.strip())
        if run.returncode == 0 and digest:
            return digest[0]
        said.append(f"{program[0]}: {(run.stderr or run.stdout).strip()}")
    return sys.exit(f"Nothing is pinned, for no program could ask for {name}:\n" + "\n".join(said))


main()

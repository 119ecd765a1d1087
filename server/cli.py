"""The `nobars` command: Flask's own commands, and ours."""

from __future__ import annotations

import sys

from server.core.config import Config, ConfigError
from server.core.lazy_group import LazyGroup

PLACES = {
    "build": "server.commands.building:build",
    "export": "server.export:export",
    "healthy": "server.commands.serving:healthy",
    "operators": "server.features.operators.command:operators",
    "serve": "server.commands.serving:serve",
    "translate": "server.translate:translate",
    "verify": "server.verify:verify",
}


def main() -> None:
    """Run the command line. A setting that can't be used ends it with one line that says why."""
    try:
        config = Config.from_environ()
    except ConfigError as error:
        sys.exit(f"nobars: {error}")
    if sys.argv[1:2] and sys.argv[1] in PLACES:
        LazyGroup(places=PLACES).main()
    else:
        from server.commands.live import all_commands  # noqa: PLC0415 (importing Flask is slow)

        all_commands(config, PLACES, __doc__).main(
            auto_envvar_prefix="FLASK",
            default_map={"run": {"host": config.host, "port": config.port}},
        )

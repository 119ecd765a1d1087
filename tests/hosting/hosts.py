"""Real static hosts as processes, which tests can stop."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self
from urllib.error import URLError
from urllib.request import urlopen

from serving import free_port

STARTS_WITHIN = 120  # seconds
BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")  # Debian's
NGINX = """
daemon off;
{user}
{module}
pid {folder}/nginx.pid;
error_log {folder}/error.log;
worker_processes {workers};
worker_rlimit_nofile 8192;
events {{ worker_connections 4096; }}
http {{
  access_log off;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  {http}
}}
"""


def find_nginx() -> str | None:
    """Return nginx's path, None if it isn't installed."""
    return shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")


@dataclass
class Host:
    """A process that serves an export at a port."""

    command: list[str]
    port: int
    base: str = ""
    environ: dict[str, str] = field(default_factory=dict)
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """The address of the app, without a slash at its end."""
        return f"http://127.0.0.1:{self.port}{self.base}"

    def start(self) -> Self:
        """Start the process and wait until it answers."""
        environ = {**os.environ, **self.environ}
        self.process = subprocess.Popen(self.command, env=environ, stderr=subprocess.DEVNULL)
        deadline = time.monotonic() + STARTS_WITHIN
        while time.monotonic() < deadline and self.process.poll() is None:
            try:
                with urlopen(f"{self.url}/healthz", timeout=1):
                    return self
            except (URLError, OSError):
                time.sleep(0.05)
        self.stop()
        raise RuntimeError(f"{self.command[0]} did not answer at {self.url}.")

    def stop(self) -> None:
        """End the process; from then on, nothing listens on the port."""
        if self.process:
            self.process.terminate()  # this is the master, which ends the other processes
            self.process.wait()
            self.process = None


def nginx_for(folder: Path, http: str, port: int, base: str = "", workers: int = 1) -> Host:
    """Return an nginx with this text inside `http { }`; its files are in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    module = f"load_module {BROTLI};" if BROTLI.exists() else ""
    user = "user root;" if os.geteuid() == 0 else ""  # the tests' folders are private
    text = NGINX.format(folder=folder, user=user, module=module, http=http, workers=workers)
    (folder / "nginx.conf").write_text(text)
    command = [find_nginx() or "nginx", "-c", str(folder / "nginx.conf"), "-p", str(folder)]
    return Host([*command, "-e", str(folder / "error.log")], port, base)


def nginx_of(export: Path, base: str = "") -> Host:
    """Return an nginx that serves an export with the export's configuration."""
    port = free_port()
    nginx = export / "nginx"
    http = f"""
      include {nginx}/http.conf;
      server {{ listen 127.0.0.1:{port} backlog=4096; include {nginx}/server.conf; }}
    """
    return nginx_for(export.with_name(f"{export.name}-nginx"), http, port, base)


def caddy_of(export: Path, base: str = "") -> Host:
    """Return a Caddy that serves an export with the export's configuration."""
    port = free_port()
    config = export.with_name(f"{export.name}.caddy")
    own = "{\n  admin off\n  auto_https off\n}\n"  # tests need neither of them
    config.write_text(own + (export / "Caddyfile").read_text())
    home = export.with_name(f"{export.name}-caddy")
    environ = {
        "NOBARS_ADDRESS": f"http://127.0.0.1:{port}",
        "XDG_DATA_HOME": str(home),
        "XDG_CONFIG_HOME": str(home),
    }
    command = [shutil.which("caddy") or "caddy", "run", "--adapter", "caddyfile"]
    return Host([*command, "--config", str(config)], port, base, environ)

"""A proxy that counts bytes."""

from __future__ import annotations

import contextlib
import socket
import threading


class CountingProxy:
    """A proxy between a browser and a server that counts the bytes of answers."""

    def __init__(self, upstream: int) -> None:
        """Listen on a free port for the server at port `upstream` of this machine."""
        self.upstream = upstream
        self.received = 0
        self.is_cut = False
        self.ends: list[socket.socket] = []
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self.listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def url(self) -> str:
        """The origin for the browser."""
        return f"http://127.0.0.1:{self.port}"

    def cut(self) -> None:
        """Break all connections, and every new one, as if the server were gone."""
        self.is_cut = True
        for end in self.ends:
            # Closing alone has no effect while a thread waits for bytes.
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()
        self.ends.clear()

    def mend(self) -> None:
        """Let new connections through again."""
        self.is_cut = False

    def stop(self) -> None:
        """Break all connections, and listen no longer."""
        self.cut()
        self.listener.shutdown(socket.SHUT_RDWR)  # wakes the waiting thread
        self.listener.close()

    def _accept(self) -> None:
        while True:
            try:
                browser, _ = self.listener.accept()
            except OSError:
                return  # the proxy is stopped
            if self.is_cut:
                browser.close()
                continue
            server = socket.create_connection(("127.0.0.1", self.upstream))
            self.ends += (browser, server)
            threading.Thread(target=self._up, args=(browser, server), daemon=True).start()
            threading.Thread(target=self._down, args=(server, browser), daemon=True).start()

    def _up(self, browser: socket.socket, server: socket.socket) -> None:
        try:
            while data := browser.recv(65536):
                server.sendall(data)
            server.shutdown(socket.SHUT_WR)
        except OSError:
            pass  # one of the connections has ended

    def _down(self, server: socket.socket, browser: socket.socket) -> None:
        try:
            while data := server.recv(65536):
                self.received += len(data)
                browser.sendall(data)
            browser.shutdown(socket.SHUT_WR)
        except OSError:
            pass  # one of the connections has ended

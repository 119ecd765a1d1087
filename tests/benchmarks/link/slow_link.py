"""A slow link: all connections share one rate, and each waits for round trips.

The browser's own throttling does not reach a service worker; a proxy does.
"""

from __future__ import annotations

import asyncio
import threading
from contextlib import suppress

STEP = 1_400  # bytes: a packet


class SlowLink:
    """Passes bytes between a browser and a server, slowly."""

    def __init__(self, upstream: int, kbits: float, round_trip: float) -> None:
        """Listen for the server at port `upstream`; the rate is in kbit/s, the round trip in s."""
        self.upstream = upstream
        self.rate = kbits * 1_000 / 8  # bytes a second, in each direction
        self.round_trip = round_trip
        self.received = 0  # bytes received by the browser
        self.free_at = {"up": 0.0, "down": 0.0}  # when the link is free again, in each direction
        self.loop = asyncio.new_event_loop()
        threading.Thread(target=self.loop.run_forever, daemon=True).start()
        listening = asyncio.start_server(self._serve, "127.0.0.1", 0)
        server = asyncio.run_coroutine_threadsafe(listening, self.loop).result()
        self.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(self.round_trip)  # connecting takes one round trip
        up_reader, up_writer = await asyncio.open_connection("127.0.0.1", self.upstream)
        ways = (
            self._pass(reader, up_writer, "up"),
            self._pass(up_reader, writer, "down"),
        )
        await asyncio.gather(*ways)

    async def _pass(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, way: str
    ) -> None:
        """Pass packets on in order, each when the link has sent it and it has travelled."""
        travelling: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()
        arriving = asyncio.create_task(self._deliver(travelling, writer))
        with suppress(OSError):
            while data := await reader.read(STEP):
                now = self.loop.time()
                self.free_at[way] = max(now, self.free_at[way]) + len(data) / self.rate
                sent_at = self.free_at[way]
                await travelling.put((sent_at + self.round_trip / 2, data))
                if way == "down":
                    self.received += len(data)
                # The link is busy: unread data stay with the sender, as in TCP.
                await asyncio.sleep(max(0.0, sent_at - now))
        await travelling.put((0.0, b""))
        await arriving

    async def _deliver(
        self, travelling: asyncio.Queue[tuple[float, bytes]], writer: asyncio.StreamWriter
    ) -> None:
        with suppress(OSError):
            while True:
                at, data = await travelling.get()
                if not data:
                    writer.close()
                    return
                # The packet is on its way for half a round trip after it was sent.
                await asyncio.sleep(max(0.0, at - self.loop.time()))
                writer.write(data)
                await writer.drain()

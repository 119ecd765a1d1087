"""Refusing new connections without resetting those that wait to be accepted."""

from __future__ import annotations

import contextlib
import ctypes
import socket
import struct
import sys

SO_ATTACH_FILTER = 26
SYN, SYN_OR_ACK = 0x02, 0x12
# Packets are judged by the flags in their TCP header (Linux, Documentation/networking/filter.rst).
PROGRAM = (
    (0x30, 0, 0, 13),  # load the byte with the flags
    (0x54, 0, 0, SYN_OR_ACK),  # keep these two
    (0x15, 0, 1, SYN),  # is it the first packet of a connection?
    (0x06, 0, 0, 0),  # drop it
    (0x06, 0, 0, 0xFFFFFFFF),  # let it through
)


def refuse_silently(listener: socket.socket) -> None:
    """Drop the packets that begin connections (on Linux; elsewhere do nothing).

    Closing the listener at once would reset the connections that wait to be accepted. A client
    whose packet is dropped tries again a second later, and finds the port closed.
    """
    if sys.platform != "linux":
        return
    code = b"".join(struct.pack("HBBI", *instruction) for instruction in PROGRAM)
    kept = ctypes.create_string_buffer(code)
    program = struct.pack("HP", len(PROGRAM), ctypes.addressof(kept))
    with contextlib.suppress(OSError):
        listener.setsockopt(socket.SOL_SOCKET, SO_ATTACH_FILTER, program)

"""Gzip as web archives use it: one member a record, so that a damaged member costs only itself (WARC 1.1, annex D)."""

from __future__ import annotations

import io
import zlib
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

MAGIC = b"\x1f\x8b\x08"
CHUNK = 16_384
PADDING = b"\0"


class DamagedMember(OSError):
    """A gzip member is broken or cut off; reading on continues with the next one."""


class Inflated(io.RawIOBase):
    """The content of the members of a gzip file, one after another, never more of it in memory than asked for."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._packed = b""
        self._member: zlib._Decompress | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Raises DamagedMember once for each member that cannot be read to its end."""
        view = memoryview(buffer)
        while True:
            if not self._packed:
                self._packed = self._stream.read(CHUNK)
            if self._member is None and not self._next_member():
                return 0
            data = self._unpack(len(view))
            if data:
                view[: len(data)] = data
                return len(data)

    def _next_member(self) -> bool:
        """Goes to where the next member begins; False at the end of the file. What lies between is damage, but for padding."""
        stray = False
        while (start := self._packed.find(MAGIC)) < 0 and (more := self._stream.read(CHUNK)):
            passed = max(0, len(self._packed) - len(MAGIC) + 1)
            stray |= bool(self._packed[:passed].strip(PADDING))
            self._packed = self._packed[passed:] + more
        passed = start if start >= 0 else len(self._packed)
        stray |= bool(self._packed[:passed].strip(PADDING))
        self._packed = self._packed[passed:]
        if stray:
            raise DamagedMember("some bytes are no gzip data")
        if self._packed:
            self._member = zlib.decompressobj(zlib.MAX_WBITS | 16)
        return bool(self._packed)

    def _unpack(self, size: int) -> bytes:
        member = self._member
        assert member is not None
        if not self._packed:
            self._member = None
            raise DamagedMember("the gzip data is cut off")
        try:
            data = member.decompress(self._packed, size)
        except zlib.error as error:
            self._member, self._packed = None, self._packed[1:]
            raise DamagedMember(f"the gzip data is damaged ({error})") from error
        self._packed = member.unused_data if member.eof else member.unconsumed_tail
        if member.eof:
            self._member = None
        return data

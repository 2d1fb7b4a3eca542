"""The form of a stored zip's headers (APPNOTE.TXT 4.3)."""

from __future__ import annotations

import struct

LOCAL, CENTRAL, END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"


LOCAL_FORM = struct.Struct("<4sHHHHHIIIHH")


CENTRAL_FORM = struct.Struct("<4sHHHHHHIIIHHHHHII")


END_FORM = struct.Struct("<4sHHHHIIH")


VERSION, UTF8_NAMES, STORED, TIME, DATE = 20, 0x800, 0, 0, 33  # 1980-01-01 00:00


ON_UNIX, PLAIN_FILE = 3 << 8, 0o100644 << 16


MARKS = (VERSION, UTF8_NAMES, STORED, TIME, DATE)  # of the header before each file


CENTRAL_MARKS = ((ON_UNIX | VERSION, *MARKS), PLAIN_FILE)  # of each entry of the directory

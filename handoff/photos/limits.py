"""What a photo may be, and how the program that re-encodes it answers."""

import struct

MAX_BYTES = 8_000_000
"""Of a photo or a file as it is sent."""
MAX_PIXELS = 40_000_000
FULL_SIDE, THUMB_SIDE = 2048, 320
"""The long side of what is kept, in pixels."""

TOO_MANY_PIXELS = 3
"""The program's exit status for that; 0 is done, and any other means that the photo cannot be read."""
HEAD = struct.Struct(">HHI")
"""What the answer begins with: width and height of the full picture and its length; the thumbnail is the rest."""

"""Photos for browsers to pick, paste and drop, and checks of how they arrived."""

import base64
import io
from datetime import date

from PIL import ExifTags, Image, ImageDraw
from playwright.sync_api import FilePayload, JSHandle, Locator, expect

from shop.clock import utc_today
from shop.embedded.sample import sample_orders
from shop.interface import Order, OrderState

GPS: dict[int, object] = {ExifTags.GPS.GPSLatitudeRef: "N", ExifTags.GPS.GPSLatitude: (54.0, 27.0, 36.0)}
MAKER = "Maker of the phone"
# Days: damage on arrival is reported within fourteen; a day for the way from one date to another.
_JUST_CAME = 12
TRANSFER = """files => {
  const transfer = new DataTransfer()
  for (const { name, kind, data } of files) {
    transfer.items.add(new File([Uint8Array.from(atob(data), c => c.charCodeAt(0))], name, { type: kind }))
  }
  return transfer
}"""
PASTE = """(element, clipboardData) => element.dispatchEvent(
  new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true, composed: true })
)"""


def report_of_damage() -> str:
    """What a shopper writes of an order that has just come, with its proof: the bot asks for nothing but a photo."""
    today = utc_today()
    order = next(
        one for one in sample_orders(today) if one.state is OrderState.DELIVERED and _days_ago(one, today) <= _JUST_CAME
    )
    return f"Everything in order {order.number} {order.email} came damaged, please replace it"


def _days_ago(order: Order, today: date) -> int:
    return max((today - parcel.delivered_on).days for parcel in order.parcels if parcel.delivered_on)


def photo(name: str, colour: str = "#b5523b", size: tuple[int, int] = (1200, 900)) -> FilePayload:
    """A JPEG of a broken mug of some colour, with its place in it, as a phone takes it."""
    width, height = size
    unit = min(size) // 12
    image = Image.new("RGB", size, "#cbb592")
    draw = ImageDraw.Draw(image)
    middle, top, bottom = width // 2, height // 2 - 4 * unit, height // 2 + 4 * unit
    draw.rectangle((0, bottom - unit, width, height), "#8a6a48")
    draw.ellipse((middle + unit, top + unit, middle + 5 * unit, bottom - unit), outline=colour, width=unit)
    draw.rounded_rectangle((middle - 3 * unit, top, middle + 3 * unit, bottom), unit, colour)
    crack = [(middle - unit, top), (middle, top + 2 * unit), (middle - unit, top + 3 * unit), (middle, bottom - unit)]
    draw.line(crack, "#2b1a12", width=max(2, unit // 4), joint="curve")
    with io.BytesIO() as output:
        image.save(output, "JPEG", quality=85, exif=_exif())
        return FilePayload(name=name, mimeType="image/jpeg", buffer=output.getvalue())


def _exif() -> Image.Exif:
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = MAKER
    exif.get_ifd(ExifTags.IFD.GPSInfo).update(GPS)
    return exif


def transfer(at: Locator, *files: FilePayload) -> JSHandle:
    """The files as a browser holds them while they are dragged or pasted."""
    shown = [
        {"name": file["name"], "kind": file["mimeType"], "data": base64.b64encode(file["buffer"]).decode()}
        for file in files
    ]
    return at.page.evaluate_handle(TRANSFER, shown)


def paste(into: Locator, *files: FilePayload) -> None:
    """Paste files."""
    into.evaluate(PASTE, transfer(into, *files))


def drop(over: Locator, into: Locator, *files: FilePayload) -> None:
    """Drag files over something, and drop them into what appears there."""
    held = transfer(over, *files)
    over.dispatch_event("dragenter", {"dataTransfer": held})
    into.dispatch_event("dragover", {"dataTransfer": held})
    into.dispatch_event("drop", {"dataTransfer": held})


def expect_loaded(image: Locator) -> None:
    """Wait until the picture has loaded."""
    expect(image).to_be_visible()
    expect(image).not_to_have_js_property("naturalWidth", 0)


def served(image: Locator) -> bytes:
    """The bytes that the browser shows."""
    expect_loaded(image)
    return image.page.request.get(str(image.evaluate("image => image.currentSrc"))).body()

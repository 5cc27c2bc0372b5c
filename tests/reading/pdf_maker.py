"""A small writer of PDF files for tests: Helvetica, placed lines, optional card, no compression."""

from __future__ import annotations

from collections.abc import Sequence

Placed = tuple[float, float, float, str]
"""x, y, size in points, words."""


def column(paragraphs: Sequence[Sequence[str]], top: float = 720, size: float = 11) -> list[Placed]:
    """Lines of paragraphs one under another, with a wider gap between paragraphs."""
    placed: list[Placed] = []
    y = top
    for lines in paragraphs:
        for line in lines:
            placed.append((72, y, size, line))
            y -= 14
        y -= 10
    return placed


def make_pdf(pages: Sequence[Sequence[Placed]], info: dict[str, str] | None = None) -> bytes:
    """The bytes of a PDF with these pages; ``info`` is its card (Title, CreationDate ...)."""
    objects: list[bytes] = []
    kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(len(pages)))
    objects.append(b"<< /Type /Catalog /Pages 2 0 R >>")
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode())
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    for i, lines in enumerate(pages):
        drawn = "".join(
            f"BT /F1 {size} Tf 1 0 0 1 {x} {y} Tm ({_escaped(words)}) Tj ET\n" for x, y, size, words in lines
        )
        body = drawn.encode("cp1252")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> "
            f"/Contents {5 + 2 * i} 0 R >>".encode()
        )
        objects.append(b"<< /Length %d >>\nstream\n" % len(body) + body + b"\nendstream")
    card = b""
    if info is not None:
        objects.append(b"<< " + b" ".join(f"/{k} ({_escaped(v)})".encode("cp1252") for k, v in info.items()) + b" >>")
        card = f" /Info {len(objects)} 0 R".encode()
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R%s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, card, start)
    return bytes(out)


def _escaped(words: str) -> str:
    return words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")

"""Reports that the tests of the command line record: constructed, with invented outlets and reserved domains."""

from __future__ import annotations

import json
from pathlib import Path

MARKET = (
    "Nine people were killed and 21 wounded when a car bomb exploded beside the vegetable market in Baidoa on Tuesday, "
    "the governor of the region said.\n\nTwo police officers were among the dead, he added.\n"
)
CLINIC = (
    "A doctor at the clinic in Baidoa said that seven bodies had been brought in after Tuesday's car bomb near the "
    "market. Thirty wounded people were treated there.\n"
)
BRIDGE = (
    "Four soldiers were killed in an ambush at a bridge outside Goundam on Friday, the defence ministry of Mali said. "
    "Three attackers died too, according to the ministry.\n"
)
LATER = (
    "Eleven people were killed when a car bomb exploded beside the vegetable market in Baidoa on Tuesday, the governor "
    "of the region said, raising an earlier figure of nine.\n"
)


def put(folder: Path, name: str, text: str | bytes, **metadata: str) -> Path:
    """A report in a file, with what is known of it in a sidecar."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    if metadata:
        path.with_name(name + ".json").write_text(json.dumps({**metadata, "synthetic": True}))
    return path


def three(folder: Path) -> Path:
    """A folder of three reports about two incidents."""
    put(
        folder,
        "market.txt",
        MARKET,
        published="2020-06-10",
        publisher="Bay Ledger",
        url="https://ledger.example/market",
    )
    put(
        folder, "clinic.txt", CLINIC, published="2020-06-11", publisher="Coast Wire", url="https://coast.example/clinic"
    )
    put(
        folder, "bridge.txt", BRIDGE, published="2020-06-13", publisher="Sahel Desk", url="https://sahel.example/bridge"
    )
    return folder


def minimal_pdf(text: str) -> bytes:
    """A PDF of one page with one line of text."""
    stream = f"BT /F1 12 Tf 40 700 Td ({text}) Tj ET".encode("ascii")
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 900 800] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(data)
    return data + b"xref\n0 6\n0000000000 65535 f \n" + table + end

"""Write ``al-baghdadi/joint-operations-statement.pdf``: a constructed statement as a real PDF with a text layer.

Standard library only, one standard font and no dates, so that the same bytes come out every time:

    python examples/make_pdf.py
"""

from pathlib import Path
from textwrap import wrap

TARGET = Path(__file__).parent / "al-baghdadi" / "joint-operations-statement.pdf"

PARAGRAPHS = (
    "Constructed example: the wording of this statement is invented, on facts publicly reported in 2018. "
    "It is not a report by any outlet.",
    "Joint Operations Command: statement on the operation in al-Baghdadi",
    "Baghdad, Sunday 28 January 2018",
    "1. In the night to Saturday, 27 January, a force of the Iraqi army, with support of the coalition, carried out "
    "an arrest operation in al-Baghdadi, in Anbar province, after intelligence had pointed to a meeting of a terrorist "
    "leader.",
    "2. The wanted man, Kareem Afat Ali al-Samarmad, was arrested in his house. While the house was being searched, "
    "somebody in the building next door threw a hand grenade at the force.",
    "3. On its way out the force met armed men who had gathered without any coordination. It took them for terrorists "
    "and asked for air support, and helicopters of the coalition opened fire on them.",
    "4. The Command knows of the figures that have been published and will give its own when its work is done. It has "
    "opened an inquiry, which is led by a major general of the 7th Division.",
    "5. The Command asks the media not to spread the rumour that 30 people were killed, which is without any basis.",
)

WIDTH, HEIGHT, MARGIN, SIZE, LEADING, COLUMNS = 595, 842, 64, 11, 15, 84


def escaped(line: str) -> bytes:
    """``line`` as the inside of a PDF string."""
    for sign in ("\\", "(", ")"):
        line = line.replace(sign, "\\" + sign)
    return line.encode("latin-1")


def page_stream() -> bytes:
    """Drawing commands of the one page: each paragraph wrapped, with a blank line after it."""
    out = [b"BT", b"/F1 %d Tf" % SIZE, b"%d TL" % LEADING, b"%d %d Td" % (MARGIN, HEIGHT - MARGIN)]
    for paragraph in PARAGRAPHS:
        for line in wrap(paragraph, COLUMNS):
            out.append(b"(" + escaped(line) + b") Tj T*")
        out.append(b"T*")
    out.append(b"ET")
    return b"\n".join(out)


def pdf() -> bytes:
    """The whole file: five objects, a cross-reference table and a trailer."""
    stream = page_stream()
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>" % (WIDTH, HEIGHT),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    )
    out = b"%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return out


if __name__ == "__main__":
    TARGET.write_bytes(pdf())

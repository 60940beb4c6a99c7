"""PDFs written by hand, object by object."""


def pdf(objects, root=1):
    """Write a PDF of objects, the first of them number 1."""
    out, places = b"%PDF-1.7\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer <</Size %d /Root %d 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1,
        root,
        start,
    )
    return out


CATALOG = b"<</Type /Catalog /Pages 2 0 R>>"
FONT = b"<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>"
IMAGE = (
    b"<</Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray "
    b"/BitsPerComponent 8 /Length 1>>\nstream\n\x80\nendstream"
)


def of_pages(*drawn, box=b"0 0 300 300", more=b""):
    """Write a PDF of pages, each of them what is drawn on it."""
    kids = b" ".join(b"%d 0 R" % (5 + 2 * at) for at in range(len(drawn)))
    objects = [
        CATALOG,
        b"<</Type /Pages /Kids [%s] /Count %d>>" % (kids, len(drawn)),
        FONT,
        IMAGE,
    ]
    for at, stream in enumerate(drawn):
        objects += [
            b"<</Type /Page /Parent 2 0 R /MediaBox [%s] %s /Contents %d 0 R /Resources "
            b"<</Font <</F 3 0 R>> /XObject <</X 4 0 R>>>>>>" % (box, more, 6 + 2 * at),
            b"<</Length %d>>\nstream\n%s\nendstream" % (len(stream), stream),
        ]
    return pdf(objects)


def said(text, x, y, size=12, turned=b"1 0 0 1"):
    """Draw a text."""
    return b"BT /F %d Tf %s %d %d Tm (%s) Tj ET\n" % (size, turned, x, y, text.encode())


PICTURE = b"q 200 0 0 200 0 0 cm /X Do Q\n"

SAMPLE = of_pages(said("Restores in minutes.", 20, 200))

"""Tables of every form, and workbooks written by hand, part by part."""

import io
import zipfile
from xml.sax.saxutils import escape

import duckdb

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"

CONTENT_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType='
    '"application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.spreadsheetml.sheet.main+xml"/></Types>'
)


def _relation(of, target):
    return (
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{_OFFICE}/{of}" Target="{target}"/></Relationships>'
    )


def _cell(value):
    if isinstance(value, str):
        return f'<c t="inlineStr"><is><t>{escape(value)}</t></is></c>'
    return f"<c><v>{value}</v></c>"


def workbook(*rows, more=()):
    """Write a workbook of one sheet; ``more`` are parts besides."""
    drawn = "".join(f"<row>{''.join(map(_cell, row))}</row>" for row in rows)
    parts = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": _relation("officeDocument", "xl/workbook.xml"),
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        '<sheet name="Runs" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _relation("worksheet", "worksheets/sheet1.xml"),
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_MAIN}"><sheetData>{drawn}'
        "</sheetData></worksheet>",
        **dict(more),
    }
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return written.getvalue()


CSV = b"ms,host\n1.5,a\n2.5,b\n99.95,c\n"
P99 = (
    "select quantile_cont(ms, 0.99) as p99, 'ms' as p99_unit, count(*) as p99_n, "
    "stddev_samp(ms) as p99_spread from evidence"
)


def parquet(tmp_path):
    path = tmp_path / "t.parquet"
    duckdb.sql(
        "copy (select unnest([1.5, 2.5, 99.95])::double as ms, unnest(['a','b','c']) as host) "
        f"to '{path}' (format parquet)"
    )
    return path.read_bytes()


FORMS = {
    "csv": lambda _: CSV,
    "tsv": lambda _: CSV.replace(b",", b"\t"),
    "csv;": lambda _: b"\xef\xbb\xbf" + CSV.replace(b",", b";"),
    "json": lambda _: b'[{"ms":1.5,"host":"a"},{"ms":2.5,"host":"b"},{"ms":99.95}]',
    "ndjson": lambda _: b'{"ms":1.5,"host":"a"}\n{"ms":2.5,"host":"b"}\n{"ms":99.95}\n',
    "parquet": parquet,
    "xlsx": lambda _: workbook(["ms", "host"], [1.5, "a"], [2.5, "b"], [99.95, "c"]),
}

"""Office files are archives of XML: what may be opened is settled before anything is.

The limits keep an archive that swells (a zip bomb) or XML that does (entities) from
ever reaching a parser. The reader runs in a child besides (`holdwater.isolate`).
"""

from __future__ import annotations

import zipfile
from io import BytesIO

from holdwater.errors import Damaged, OverLimit

#: Parts in an archive, bytes when expanded, and times its size that one may swell to.
MOST_PARTS = 10_000
MOST_EXPANDED = 400_000_000
MOST_SWELLING = 200
#: Less than this much is never too much, however small the archive.
SMALL = 20_000_000

#: How older files, and those locked with a password, begin (MS-CFB 2.2).
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_DECLARATIONS = tuple(
    word.encode(encoding)
    for word in ("<!DOCTYPE", "<!ENTITY")
    for encoding in ("utf-8", "utf-16-le", "utf-16-be")
)


def check_package(content: bytes, *, program: str, ending: str) -> None:
    """Refuse what is no archive of XML parts, or one made to swell.

    ``program`` and ``ending`` say what to do with a file in an older format. Raises
    Damaged or OverLimit.
    """
    if content.startswith(_COMPOUND):
        raise _older(content, program, ending)
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            _check_sizes(archive, len(content))
            for part in archive.infolist():
                if part.filename.lower().endswith((".xml", ".rels", ".vml")):
                    _check_part(part.filename, archive.read(part))
    except (zipfile.BadZipFile, EOFError, NotImplementedError, ValueError) as error:
        raise Damaged(
            f"is damaged: {_lower(str(error)) or 'its archive cannot be read'}",
            hint=f"Open it in {program} and save it anew.",
        ) from error
    except RuntimeError as error:  # what zipfile says of a part that is encrypted
        raise Damaged(
            "is locked with a password", hint="Save it without one to have it read."
        ) from error


def _older(content: bytes, program: str, ending: str) -> Damaged:
    if "EncryptedPackage".encode("utf-16-le") in content:
        return Damaged(
            "is locked with a password", hint="Save it without one to have it read."
        )
    return Damaged(
        "is in an older binary format",
        hint=f"Open it in {program} and save as {ending}.",
    )


def _check_sizes(archive: zipfile.ZipFile, size: int) -> None:
    parts = archive.infolist()
    if len(parts) > MOST_PARTS:
        raise OverLimit(f"holds {len(parts):,} parts, more than {MOST_PARTS:,}")
    expanded = sum(part.file_size for part in parts)
    if expanded > min(MOST_EXPANDED, max(SMALL, MOST_SWELLING * size)):
        raise OverLimit(
            f"would swell from {size:,} to {expanded:,} bytes: it was made to break "
            "what reads it, or holds far more than text"
        )


def _check_part(name: str, part: bytes) -> None:
    if any(word in part for word in _DECLARATIONS):
        raise Damaged(
            f"declares a document type in {name!r}, which no office program writes: it "
            "may have been made to break what reads it"
        )


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]

"""Archives with bytes of theirs changed: damaged, and nothing worse."""

from __future__ import annotations

import io
import random
import tarfile
import zipfile

import pytest

from holdwater.community.importers.packed import Damaged, Meter, pieces

CONTENT = b"one,two\n" * 3_000


def archive(form):
    out = io.BytesIO()
    if form == "zip":
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
            for name in "abc":
                packed.writestr(f"{name}.csv", CONTENT)
    else:
        with tarfile.open(fileobj=out, mode="w:gz" if form == "tgz" else "w") as packed:
            for name in "abc":
                member = tarfile.TarInfo(f"{name}.csv")
                member.size = len(CONTENT)
                packed.addfile(member, io.BytesIO(CONTENT))
    return out.getvalue()


def changed(content, chance):
    """Change some bytes, oftener at the beginning and the end, or cut the end off."""
    found = bytearray(content)
    for _ in range(chance.choice((1, 5, 40))):
        place = chance.choice(
            (
                chance.randrange(len(found)),
                chance.randrange(300) % len(found),
                len(found) - 1 - chance.randrange(200) % len(found),
            )
        )
        found[place] = chance.randrange(256)
    return found[: chance.randrange(len(found))] if chance.random() < 0.3 else found


@pytest.mark.parametrize("form", ["zip", "tar", "tgz"])
def test_it_calls_an_archive_damaged_whatever_is_wrong_with_it(tmp_path, form):
    chance = random.Random(1)
    content = archive(form)
    file, after = tmp_path / f"a.{form}", tmp_path / "b.csv"
    after.write_bytes(CONTENT)
    damaged = 0
    for _ in range(400):
        file.write_bytes(changed(content, chance))
        for piece in pieces([file, after], Meter()):
            if isinstance(piece, Damaged):
                damaged += 1
                assert piece.where == str(file)
                continue
            try:
                while found := piece.stream.read(1 << 16):
                    last = found
            except Damaged:
                damaged += 1
        assert piece.name == "b.csv"
        assert last == CONTENT
    assert damaged > 100

"""A project's ZIP: written the same every time, read with care."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, ParseError

from defusedxml import ElementTree as SafeXml
from defusedxml.common import DefusedXmlException

MOST_FILES = 100_000
MOST_BYTES = 100_000_000
"""Of one file. A night's dream is 1 kB; ten thousand of them with their codes are 30 MB of XML."""
MOST_IN_ALL = 500_000_000
MOST_RATIO, FROM = 200, 10_000_000
"""A text of ``FROM`` bytes and more that shrank to less than a two-hundredth is no text."""
DEEPEST = 200

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)


class TooMuchError(ValueError):
    """A file that unpacks to more than anybody writes: the whole archive is refused."""


def zipped(files: Iterable[tuple[str, bytes]]) -> bytes:
    """A ZIP of files, the same bytes for the same files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            info = zipfile.ZipInfo(name, _FIRST_DAY)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            archive.writestr(info, data)
    return out.getvalue()


@dataclass
class Archive:
    """A ZIP that was looked through before anything in it is read; names in whatever case."""

    name: str
    opened: zipfile.ZipFile
    files: dict[str, zipfile.ZipInfo] = field(default_factory=dict)
    read_so_far: int = 0
    _read: dict[str, bytes] = field(default_factory=dict)

    def __contains__(self, name: str) -> bool:
        return _known_as(name) in self.files

    def read(self, name: str) -> bytes:
        """A file of it; ``ValueError`` where it is spoilt, encrypted, or too much."""
        known = _known_as(name)
        if known in self._read:
            return self._read[known]
        info = self.files[known]
        where = f"{self.name}: {info.filename[:80]}"
        most = min(MOST_BYTES, MOST_IN_ALL - self.read_so_far)
        shrunk = info.file_size >= FROM and info.file_size > MOST_RATIO * max(1, info.compress_size)
        if info.file_size > most or shrunk:
            raise TooMuchError(f"{where} unpacks to {info.file_size / 1e6:.0f} MB: it was not read")
        try:
            with self.opened.open(info) as file:
                data = file.read(most + 1)
        except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, OSError, EOFError):
            raise ValueError(f"{where} is damaged or encrypted; export the project once more") from None
        if len(data) > most:
            raise TooMuchError(f"{where} unpacks to more than it says: it was not read")
        self.read_so_far += len(data)
        self._read[known] = data
        return data


def unzipped(name: str, data: bytes) -> Archive:
    """The archive; ``ValueError`` for what is none, or has names that lead out of it."""
    try:
        opened = zipfile.ZipFile(io.BytesIO(data))
        infos = opened.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError):
        raise ValueError(
            f"{name} is no ZIP archive, or a damaged one; export the project once more"
        ) from None
    if len(infos) > MOST_FILES:
        raise ValueError(f"{name} holds {len(infos)} files, more than {MOST_FILES}: it was not read")
    found = Archive(name, opened)
    for info in infos:
        plain = _known_as(info.filename)
        if plain.startswith("/") or ":" in plain.split("/")[0] or ".." in plain.split("/"):
            raise ValueError(
                f"{name}: the file {info.filename[:80]!r} in it leads out of the archive; refused"
            )
        if plain.endswith("/"):
            continue
        if plain in found.files:
            raise ValueError(f"{name}: two files in it are called {info.filename[:80]!r}; refused")
        found.files[plain] = info
    return found


def _known_as(name: str) -> str:
    """Whatever the case; some programs on Windows write backslashes between folders."""
    return name.replace("\\", "/").lower()


def parsed(where: str, data: bytes) -> Element:
    """The root of an XML file, its tags without namespaces; no entity, no document type is taken."""
    try:
        root: Element = SafeXml.fromstring(data, forbid_dtd=True)
    except DefusedXmlException:
        raise ValueError(f"{where} declares entities or a document type; such files are refused") from None
    except (ParseError, ValueError, LookupError) as error:
        raise ValueError(f"{where} is no well-formed XML ({error}); export the project once more") from None
    stack = [(root, 1)]
    while stack:
        one, depth = stack.pop()
        if depth > DEEPEST:
            raise ValueError(f"{where} nests more than {DEEPEST} deep; such files are refused")
        one.tag = one.tag.rpartition("}")[2]
        stack += [(child, depth + 1) for child in one]
    return root

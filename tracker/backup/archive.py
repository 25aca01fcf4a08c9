"""The archive: a tar of the database's dump, the captures, and last a manifest with the SHA-256 of each.

The manifest stands last, so that a file cut short never passes for a whole one. Nothing here touches a database.
"""

import hashlib
import io
import json
import tarfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO, Any

from tracker.backup.errors import BackupError

FORMAT = 1
"""Of the archive's own layout. A reader refuses a higher number than its own."""

PRODUCT = "claim-tracker"
MANIFEST = "manifest.json"
DATABASE = "database.dump"
CAPTURES = "captures/"

CHUNK = 1024 * 1024
LARGEST_MANIFEST = 1024**3

Progress = Callable[[int], object]
"""Called with the number of bytes done since the last call."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an archive holds. `files` maps names to SHA-256; `counts` maps tables to rows; `migrations` apps to names.

    `triggers` are "table.trigger" of the database; `missing` are captures that were lost before the backup.
    """

    version: str
    postgresql: str
    made_at: str
    migrations: dict[str, list[str]]
    counts: dict[str, int]
    triggers: list[str]
    files: dict[str, str] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)

    def to_json(self) -> bytes:
        return json.dumps({"product": PRODUCT, "format": FORMAT, **asdict(self)}, indent=1, sort_keys=True).encode()


class Writer:
    """Appends files to an archive that is being made, and remembers their hashes."""

    def __init__(self, tar: tarfile.TarFile, made_at: float) -> None:
        self._tar, self._made_at = tar, made_at
        self.files: dict[str, str] = {}

    def add(self, name: str, size: int, content: IO[bytes], progress: Progress = lambda _done: None) -> None:
        """Append `size` bytes of `content`. Raises OSError when there are fewer."""
        reading = _Hashing(content, progress)
        self._tar.addfile(self._member(name, size), reading)
        self.files[name] = reading.hexdigest()

    def finish(self, manifest: Manifest) -> None:
        body = manifest.to_json()
        self._tar.addfile(self._member(MANIFEST, len(body)), io.BytesIO(body))

    def _member(self, name: str, size: int) -> tarfile.TarInfo:
        member = tarfile.TarInfo(name)
        member.size, member.mtime, member.mode = size, int(self._made_at), 0o600
        return member


@contextmanager
def write(path: Path, made_at: float) -> Iterator[Writer]:
    """A writer of a new archive at `path`, which must not be there. Only its owner may read it: it holds accounts."""
    with path.open("xb") as file:
        path.chmod(0o600)
        with tarfile.open(fileobj=file, mode="w:", format=tarfile.PAX_FORMAT) as tar:
            yield Writer(tar, made_at)


class Reader:
    """An archive whose manifest was read. Its contents are trusted only after `verify`."""

    def __init__(self, path: Path, tar: tarfile.TarFile) -> None:
        self.path, self._tar = path, tar
        self._members = _members(path, tar)
        self.manifest = _manifest(path, tar, self._members)

    @property
    def size(self) -> int:
        return sum(self._members[name].size for name in self.manifest.files if name in self._members)

    def verify(self, progress: Progress) -> None:
        """Read every byte. Raises BackupError unless the archive holds exactly what its manifest says."""
        listed, found = set(self.manifest.files), set(self._members) - {MANIFEST}
        if lost := sorted(listed - found):
            raise BackupError(f"{self.path} lacks {lost[0]} (of {len(lost)} files). Use another backup.")
        if strange := sorted(found - listed):
            raise BackupError(
                f"{self.path} holds {strange[0]}, which its manifest does not name: it was changed. Use another backup."
            )
        if DATABASE not in listed:
            raise BackupError(f"{self.path} holds no database. Use another backup.")
        for name, digest in self.manifest.files.items():
            with self.open(name) as content:
                reading = _Hashing(content, progress)
                try:
                    while reading.read(CHUNK):
                        pass
                except (tarfile.TarError, OSError) as error:
                    raise _cut_short(self.path) from error
            if reading.hexdigest() != digest:
                raise BackupError(
                    f"{name} in {self.path} does not match its hash: the archive was damaged or changed. "
                    "Use another backup."
                )

    def open(self, name: str) -> IO[bytes]:
        content = self._tar.extractfile(self._members[name])
        if content is None:
            raise BackupError(f"{name} in {self.path} is no file. Use another backup.")
        return content

    def captures(self) -> Iterator[tuple[str, int]]:
        """SHA-256 of each capture, and the size of its compressed file."""
        for name in self.manifest.files:
            if name.startswith(CAPTURES):
                yield name.removeprefix(CAPTURES).removesuffix(".gz"), self._members[name].size


@contextmanager
def read(path: Path) -> Iterator[Reader]:
    """A reader of the archive at `path`. Raises BackupError where that is none."""
    try:
        file = path.open("rb")
    except OSError as error:
        raise BackupError(f"{path} cannot be read: {error.strerror}.") from error
    with file:
        try:
            tar = tarfile.open(fileobj=file, mode="r:")  # noqa: SIM115 (closed below)
        except tarfile.TarError as error:
            raise BackupError(f"{path} is no backup: it is no tar archive. Give a file that `backup` made.") from error
        with tar:
            yield Reader(path, tar)


def capture_name(sha256: str) -> str:
    return f"{CAPTURES}{sha256}.gz"


def _members(path: Path, tar: tarfile.TarFile) -> dict[str, tarfile.TarInfo]:
    members: dict[str, tarfile.TarInfo] = {}
    try:
        for member in tar:
            if not member.isreg() or member.name in members:
                raise BackupError(f"{path} holds {member.name!r} twice, or not as a file: it is no backup of ours.")
            members[member.name] = member
    except (tarfile.TarError, OSError) as error:
        raise _cut_short(path) from error
    return members


def _manifest(path: Path, tar: tarfile.TarFile, members: dict[str, tarfile.TarInfo]) -> Manifest:
    member = members.get(MANIFEST)
    if member is None:
        raise BackupError(
            f"{path} has no {MANIFEST}: it was cut short, or it is no backup of ours. Use another backup."
        )
    if member.size > LARGEST_MANIFEST:
        raise BackupError(f"The {MANIFEST} of {path} is {member.size:,} bytes long: it is no backup of ours.")
    content = tar.extractfile(member)
    try:
        found: dict[str, Any] = json.loads(content.read()) if content else {}
        product, number = found.pop("product"), found.pop("format")
    except (ValueError, KeyError, TypeError, AttributeError, tarfile.TarError, OSError) as error:
        raise BackupError(f"The {MANIFEST} of {path} cannot be read: it is no backup of ours.") from error
    if product != PRODUCT:
        raise BackupError(f"{path} is a backup of {product!r}, not of {PRODUCT}.")
    if not isinstance(number, int) or number > FORMAT:
        raise BackupError(
            f"{path} was made by a newer release ({found.get('version')}) in a form that this one cannot read. "
            "Upgrade, then restore."
        )
    try:
        return Manifest(**found)
    except TypeError as error:
        raise BackupError(f"The {MANIFEST} of {path} lacks a part or has one too many: {error}.") from error


def _cut_short(path: Path) -> BackupError:
    return BackupError(f"{path} is damaged or cut short. Copy it again, or use another backup.")


class _Hashing(io.RawIOBase):
    """A file that is hashed while it is read."""

    def __init__(self, content: IO[bytes], progress: Progress) -> None:
        self._content, self._progress = content, progress
        self._hash = hashlib.sha256()

    def read(self, size: int = -1, /) -> bytes:
        chunk = self._content.read(size)
        self._hash.update(chunk)
        self._progress(len(chunk))
        return chunk

    def hexdigest(self) -> str:
        return self._hash.hexdigest()

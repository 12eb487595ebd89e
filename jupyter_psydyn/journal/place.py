"""Which kind of disk a file is on: a database's log does not last on a network one."""

from __future__ import annotations

import os
import re
from pathlib import Path, PurePosixPath

MOUNTS = "/proc/self/mountinfo"
"""Where Linux says what is mounted where (proc_pid_mountinfo(5))."""

_SERVED = {"nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "afs", "coda", "ncpfs", "davfs"}
_SHARED = {"lustre", "gpfs", "beegfs", "ceph", "glusterfs", "orangefs", "pvfs2", "gfs2", "ocfs2"}
# Of the machine around this one: Windows around WSL, the host around a virtual machine.
_AROUND = {"9p", "drvfs", "vboxsf", "vmhgfs", "prl_fs", "fuse.vmhgfs-fuse"}
_FUSE = {"sshfs", "glusterfs", "ceph", "ceph-fuse", "davfs", "davfs2", "curlftpfs", "gvfsd-fuse", "smbnetfs"}
_CLOUD = {"rclone", "s3fs", "mount-s3", "gcsfuse", "goofys", "juicefs"}
_NETWORK = _SERVED | _SHARED | _AROUND | {f"fuse.{kind}" for kind in _FUSE | _CLOUD}


def network_disk(path: Path) -> str | None:
    """The type of the network file system a path is on (``"nfs4"``), or ``None``.

    The path need not exist yet. Asks Linux; elsewhere nothing is known, which counts as a disk of one's own.
    """
    try:
        mounts = Path(MOUNTS).read_text("utf-8", "surrogateescape")
    except OSError:
        return None
    kind = disk_type(mounts, os.path.realpath(path))
    return kind if kind in _NETWORK else None


def disk_type(mounts: str, path: str) -> str:
    """The file system type of an absolute path without links, by the lines of ``mountinfo``; ``""``: none."""
    inside = PurePosixPath(path)
    best, kind = -1, ""
    for line in mounts.split("\n"):
        before, _, after = line.partition(" - ")
        fields = before.split(" ")
        if len(fields) < 5 or not after:
            continue
        point = PurePosixPath(_unescaped(fields[4]))
        # Of two on one point, the later covers the earlier.
        if inside.is_relative_to(point) and len(point.parts) >= best:
            best, kind = len(point.parts), after.split(" ")[0]
    return kind


def _unescaped(point: str) -> str:
    """The kernel writes blanks and backslashes as ``\\040``."""
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), point)

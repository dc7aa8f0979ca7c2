"""Where no store may be: file systems that other computers write to as well, or a program serves (B7).

SQLite's locks and its shared memory hold within one computer and one kernel. Where they do not, two
windows could accept one code.
"""

import ctypes
import os
from pathlib import Path

from ..api.errors import StoreOnNetwork

# What statfs(2) calls them: linux/magic.h, the table of that manual page, and the drivers' own headers.
SHARED = {
    0x00006969: "NFS",
    0x0000517B: "SMB",
    0xFE534D42: "SMB",
    0xFF534D42: "CIFS",
    0x01021997: "9P",
    0x00C36400: "Ceph",
    0x5346414F: "AFS",
    0x6B414653: "AFS",
    0x73757245: "Coda",
    0x0BD00BD0: "Lustre",
    0x19830326: "BeeGFS",
    0x47504653: "GPFS",
    0x01161970: "GFS2",
    0x7461636F: "OCFS2",
    0x786F4256: "VirtualBox's shared folders",
    0xBACBACBC: "VMware's shared folders",
    0x65735546: "FUSE",
}
FUSE = 0x65735546
# The struct is 120 bytes; what it is called by comes first, as a long on the processors that Qt is built for.
STATFS_BYTES = 512


def check(store: Path) -> None:
    """Raise StoreOnNetwork for a store that is, or would be made, where locks cannot be trusted."""
    nearest = next(each for each in (store, *store.parents) if os.access(each, os.F_OK))
    kind = kind_of(nearest)
    if kind is not None:
        raise StoreOnNetwork(str(store), kind)


def kind_of(path: Path) -> str | None:
    """Return what such a file system is called, None for a disk of this computer.

    By ``statfs`` and not by the list of mounts: it speaks of this very path, whatever hides what. A disk
    that is read through FUSE, such as NTFS, has a device number of its own: it is this computer's.
    """
    magic = _magic(path)
    return None if magic == FUSE and _has_disk(path) else SHARED.get(magic)


def _magic(path: Path) -> int:
    state = ctypes.create_string_buffer(STATFS_BYTES)
    if ctypes.CDLL(None).statfs(os.fsencode(path), state) != 0:
        return 0  # whoever opens it is told why it cannot be reached
    return ctypes.c_long.from_buffer(state).value & 0xFFFFFFFF


def _has_disk(path: Path) -> bool:
    try:
        return os.major(path.stat().st_dev) != 0
    except OSError:
        return False

"""Who is in a process group: its members are not our children, so the kernel has to be asked about them."""

import math
import os
import select
from contextlib import ExitStack, suppress

GONE = (b"Z", b"X")


def wait_for_one(group: int, wait_s: float) -> bool:
    """Wait until one of the living members has ended; tell whether asking again makes sense."""
    with ExitStack() as open_ends:
        poller = select.poll()
        watched = False
        found = members(group)
        for process in found:
            try:
                end = os.pidfd_open(process)
            except ProcessLookupError:
                continue
            except OSError:
                return False  # forbidden by a sandbox, or no descriptor left
            open_ends.callback(os.close, end)
            poller.register(end, select.POLLIN)
            watched = True
        if watched:
            poller.poll(math.ceil(wait_s * 1000))
    return bool(found)


def members(group: int) -> list[int]:
    """Return the processes of a group that still live."""
    found = []
    for name in os.listdir("/proc"):
        if name.isdigit():
            with suppress(OSError), open(f"/proc/{name}/stat", "rb") as file:
                # The name in parentheses may hold anything, parentheses too.
                state, _parent, of_group = file.read().rpartition(b")")[2].split()[:3]
                if int(of_group) == group and state not in GONE:
                    found.append(int(name))
    return found

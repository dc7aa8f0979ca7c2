"""Reads the accessibility bus as a screen reader does; run by the system's own Python, which has the binding.

One JSON object a line. ``{"tree": PID}`` is answered with every accessible thing that shows in the
windows of that process; ``{"spoken": true}`` with what its events carried since the last time it was asked.
"""

import json
import sys

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402 the version is chosen first

STATES = {
    "focused": Atspi.StateType.FOCUSED,
    "enabled": Atspi.StateType.ENABLED,
    "checked": Atspi.StateType.CHECKED,
    "active": Atspi.StateType.ACTIVE,
    "default": Atspi.StateType.IS_DEFAULT,
}
EVENTS = (
    "object:text-changed",
    "object:property-change",
    "object:announcement",
    "object:state-changed:focused",
)
# What only holds other things; each question to a thing takes its time.
LAYOUT = {Atspi.Role.FILLER, Atspi.Role.PANEL, Atspi.Role.SCROLL_PANE, Atspi.Role.VIEWPORT}
TEXTS = {Atspi.Role.TEXT, Atspi.Role.ENTRY, Atspi.Role.PASSWORD_TEXT}
MOST_SPOKEN = 10_000

spoken = []


def tree(pid):
    """Return what shows in the windows of a process, top down."""
    found = []
    desktop = Atspi.get_desktop(0)
    for at in range(desktop.get_child_count()):
        application = desktop.get_child_at_index(at)
        if application is not None and application.get_process_id() == pid:
            application.set_cache_mask(Atspi.Cache.NONE)
            for inner in range(application.get_child_count()):
                _walk(application.get_child_at_index(inner), found, 0)
    return found


def _walk(one, found, depth):
    if one is None or depth > 40:
        return
    states = one.get_state_set()
    if not states.contains(Atspi.StateType.SHOWING):
        return
    role = one.get_role()
    if depth == 0 or role not in LAYOUT:
        box = one.get_extents(Atspi.CoordType.SCREEN)
        found.append(
            {
                "depth": depth,
                "role": Atspi.role_get_name(role),
                "name": one.get_name() or "",
                "description": one.get_description() or "",
                "text": _text(one) if role in TEXTS else "",
                "box": [box.x, box.y, box.width, box.height],
                "states": [name for name, state in STATES.items() if states.contains(state)],
            }
        )
    for at in range(one.get_child_count()):
        _walk(one.get_child_at_index(at), found, depth + 1)


def _text(one):
    text = one.get_text_iface()
    return Atspi.Text.get_text(text, 0, Atspi.Text.get_character_count(text)) if text is not None else ""


def on_event(event):
    """Keep whatever an event carries: kind, name of its source, payload."""
    try:
        payload = str(event.any_data)
        name = event.source.get_name() or ""
    except GLib.Error:
        return
    spoken.append([event.type, name, payload])
    del spoken[:-MOST_SPOKEN]


def on_line(source, _condition):
    """Answer one request."""
    line = source.readline()
    if not line:
        Atspi.event_quit()
        return False
    request = json.loads(line)
    try:
        answer = tree(request["tree"]) if "tree" in request else list(spoken)
    except GLib.Error as error:
        # The window went away while it was read.
        answer = {"error": str(error)}
    if "spoken" in request:
        spoken.clear()
    print(json.dumps(answer), flush=True)
    return True


def main():
    """Listen until standard input ends."""
    Atspi.init()
    listener = Atspi.EventListener.new(on_event)
    for kind in EVENTS:
        listener.register(kind)
    GLib.io_add_watch(sys.stdin, GLib.PRIORITY_DEFAULT, GLib.IOCondition.IN | GLib.IOCondition.HUP, on_line)
    print(json.dumps("ready"), flush=True)
    Atspi.event_main()


main()

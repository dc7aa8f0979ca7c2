"""Reads the accessibility bus as a screen reader does; run by the system's own Python, which has the binding.

One JSON object a line, about the window in front of the process ``pid``: ``page`` asks for its heading and
whether it has the keyboard, ``focus`` for what in it has, ``find`` for the first thing of a name that can be
used, ``reads`` whether words stand anywhere, ``tree`` for everything. ``press`` has the thing of a name do what
it does when pressed, ``go`` gives it the keyboard. ``spoken`` asks what the events on the bus carried since it
was last asked; with ``listen`` every kind of event is asked for from then on. ``bus`` is its address. Each
question to a thing goes over the bus and takes its time: what is not asked for is not looked at.
"""

import json
import sys

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402 the version is chosen first

STATES = {
    "focused": Atspi.StateType.FOCUSED,
    "enabled": Atspi.StateType.ENABLED,
    "checked": Atspi.StateType.CHECKED,
    "default": Atspi.StateType.IS_DEFAULT,
    "checkable": Atspi.StateType.CHECKABLE,
    "focusable": Atspi.StateType.FOCUSABLE,
    "editable": Atspi.StateType.EDITABLE,
    "read only": Atspi.StateType.READ_ONLY,
    "active": Atspi.StateType.ACTIVE,
}
EVENTS = (
    "object:text-changed",
    "object:property-change",
    "object:announcement",
    "object:state-changed:focused",
)
EVERYTHING = ("object:", "window:", "focus:", "document:", "mouse:", "terminal:")
LAYOUT = {Atspi.Role.FILLER, Atspi.Role.SCROLL_PANE, Atspi.Role.VIEWPORT}
# What names other things, or the page.
MUTE = {
    Atspi.Role.LABEL,
    Atspi.Role.HEADING,
    Atspi.Role.PANEL,
    Atspi.Role.DIALOG,
    Atspi.Role.FRAME,
    Atspi.Role.WINDOW,
}
TEXTS = {Atspi.Role.TEXT, Atspi.Role.ENTRY, Atspi.Role.PASSWORD_TEXT}
MOST_SPOKEN = 10_000

spoken = []
listener = None


def front(pid):
    """Return the active window of a process, or else its last one that shows; and whether it is active."""
    found = None
    desktop = Atspi.get_desktop(0)
    for at in range(desktop.get_child_count()):
        application = desktop.get_child_at_index(at)
        if application is None or application.get_process_id() != pid:
            continue
        application.set_cache_mask(Atspi.Cache.NONE)
        for inner in range(application.get_child_count()):
            window = application.get_child_at_index(inner)
            states = window.get_state_set() if window is not None else None
            if states is None or not states.contains(Atspi.StateType.SHOWING):
                continue
            if states.contains(Atspi.StateType.ACTIVE):
                return window, True
            found = window
    return found, False


def _inside(one):
    """Give, top down, what shows inside a thing, but for what only holds other things."""
    for at in range(one.get_child_count()):
        child = one.get_child_at_index(at)
        if child is None:
            continue
        states = child.get_state_set()
        if states.contains(Atspi.StateType.SHOWING):
            role = child.get_role()
            if role not in LAYOUT:
                yield child, role, states
            yield from _inside(child)


def described(one, role, states):
    """Return all that is known of a thing."""
    box = one.get_extents(Atspi.CoordType.SCREEN)
    return {
        "role": Atspi.role_get_name(role),
        "name": one.get_name() or "",
        "description": one.get_description() or "",
        "labelled": _labels(one),
        "text": _text(one) if role in TEXTS else "",
        "box": [box.x, box.y, box.width, box.height],
        "states": [name for name, state in STATES.items() if states.contains(state)],
    }


def heard():
    """Return what the events carried since this was last asked."""
    found = list(spoken)
    spoken.clear()
    return found


def listen():
    """Ask for every kind of event from now on."""
    return all(listener.register(kind) for kind in EVERYTHING)


def answer(request):
    """Answer one question."""
    of_bus = next((OF_BUS[word] for word in request if word in OF_BUS), None)
    if of_bus is not None:
        return of_bus()
    window, active = front(request["pid"])
    if window is None:
        return None
    things = _inside(window)
    if "page" in request:
        heading = next((one.get_name() for one, role, _ in things if role == Atspi.Role.HEADING), "")
        return [heading, active]
    if "tree" in request:
        shown = [(window, window.get_role(), window.get_state_set()), *things]
        return [described(*thing) for thing in shown]
    return _of_things(request, things)


def _of_things(request, things):
    """Answer what is asked of the things inside a window."""
    if "focus" in request:
        focused = Atspi.StateType.FOCUSED
        return next((one.get_name() for one, _, states in things if states.contains(focused)), "")
    if "reads" in request:
        words = request["reads"]
        return any(
            words in (one.get_name() or "") or (role in TEXTS and words in _text(one))
            for one, role, _ in things
        )
    verb, name = next((verb, request[verb]) for verb in ("find", "press", "go") if verb in request)
    usable = (thing for thing in things if thing[1] not in MUTE)
    thing = next((thing for thing in usable if thing[0].get_name() == name), None)
    if thing is None:
        return None
    return {"find": lambda: described(*thing), "press": lambda: press(thing[0]), "go": thing[0].grab_focus}[
        verb
    ]()


def press(thing):
    """Do what a click would do, and tell whether there was anything to do."""
    for at in range(thing.get_n_actions()):
        if thing.get_action_name(at) == "Press":
            return thing.do_action(at)
    return False


def bus_address():
    """Return where the accessibility bus listens."""
    session = Gio.bus_get_sync(Gio.BusType.SESSION)
    asked = session.call_sync(
        "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None, Gio.DBusCallFlags.NONE, -1
    )
    return asked.unpack()[0]


def _labels(one):
    """Return the names of what says what this is."""
    return [
        related.get_target(at).get_name()
        for related in one.get_relation_set()
        if related.get_relation_type() == Atspi.RelationType.LABELLED_BY
        for at in range(related.get_n_targets())
    ]


def _text(one):
    text = one.get_text_iface()
    return Atspi.Text.get_text(text, 0, Atspi.Text.get_character_count(text)) if text is not None else ""


OF_BUS = {"spoken": heard, "listen": listen, "bus": bus_address}


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
    try:
        found = answer(json.loads(line))
    except GLib.Error:
        # The window went away while it was read.
        found = None
    print(json.dumps(found), flush=True)
    return True


def main():
    """Listen until standard input ends."""
    global listener  # noqa: PLW0603 one a process
    Atspi.init()
    listener = Atspi.EventListener.new(on_event)
    for kind in EVENTS:
        listener.register(kind)
    GLib.io_add_watch(sys.stdin, GLib.PRIORITY_DEFAULT, GLib.IOCondition.IN | GLib.IOCondition.HUP, on_line)
    print(json.dumps("ready"), flush=True)
    Atspi.event_main()


main()

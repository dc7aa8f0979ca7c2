"""A desktop's portal that answers one question: ``portal.py NAMESPACE KEY VALUE``; for the system's own Python."""

import sys
from typing import Any

from gi.repository import Gio, GLib

INTERFACE = """<node><interface name="org.freedesktop.portal.Settings"><method name="ReadOne">
<arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="v" direction="out"/>
</method></interface></node>"""
VALUES = {"true": GLib.Variant("b", True), "false": GLib.Variant("b", False), "1": GLib.Variant("u", 1)}
SPACE, KEY, VALUE = sys.argv[1:]


def answer(*said: Any) -> None:
    """Answer the one question, refuse others."""
    asked, call = said[5:7]
    if asked.unpack() == (SPACE, KEY):
        call.return_value(GLib.Variant("(v)", (VALUES[VALUE],)))
    else:
        call.return_dbus_error("org.freedesktop.portal.Error.NotFound", "no such setting")


bus = Gio.bus_get_sync(Gio.BusType.SESSION)
node = Gio.DBusNodeInfo.new_for_xml(INTERFACE)
bus.register_object("/org/freedesktop/portal/desktop", node.interfaces[0], answer, None, None)
Gio.bus_own_name_on_connection(
    bus,
    "org.freedesktop.portal.Desktop",
    Gio.BusNameOwnerFlags.NONE,
    lambda *_: print("ready", flush=True),
    None,
)
GLib.MainLoop().run()

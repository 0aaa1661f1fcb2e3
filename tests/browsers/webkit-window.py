"""A window with one tab of WebKit that WebDriver may drive. Its console is written to the file that is named.

The browser that comes with the driver, MiniBrowser, keeps its console to itself while it is driven.
"""

import os
import sys

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import Gtk, WebKit2  # noqa: E402

console = os.open(sys.argv[1], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
os.dup2(console, 1)
os.dup2(console, 2)

context = WebKit2.WebContext.get_default()
context.set_automation_allowed(True)
tab = WebKit2.WebView(
    is_controlled_by_automation=True,
    settings=WebKit2.Settings(enable_write_console_messages_to_stdout=True),
)


def give_tab(_context, session):
    session.set_application_info(WebKit2.ApplicationInfo())
    session.connect("create-web-view", lambda _session: tab)


context.connect("automation-started", give_tab)
tab.connect("close", Gtk.main_quit)
window = Gtk.Window(default_width=1366, default_height=768)
window.add(tab)
window.show_all()
Gtk.main()

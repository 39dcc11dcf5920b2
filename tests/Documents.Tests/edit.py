"""Edits a Word file in LibreOffice Writer as a person does: /usr/bin/python3 edit.py FROM TO EDIT ...

BOOKMARK=TEXT selects what stands between the ends of a bookmark and types over it, BOOKMARK= empties it, and BOOKMARK
alone deletes it with the character before and the one behind. One headless soffice with a profile of its own, driven
over a pipe. The file is then saved as .docx.
"""
import os
import signal
import subprocess
import sys
import tempfile
import time

import uno
from com.sun.star.beans import PropertyValue


def prop(name, value):
    return PropertyValue(Name=name, Value=value)


def connect(pipe, program):
    resolver = uno.getComponentContext().ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
    for _ in range(600):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except uno.getClass("com.sun.star.connection.NoConnectException"):
            if program.poll() is not None:
                raise SystemExit(f"soffice ended with {program.returncode}")
            time.sleep(0.1)
    raise SystemExit("soffice did not answer within 60 s")


def edit(context, desktop, source, target, edits):
    document = desktop.loadComponentFromURL(f"file://{source}", "_blank", 0, (prop("Hidden", True),))
    controller = document.CurrentController
    dispatcher = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
    for bookmark, is_replaced, text in edits:
        place = document.Bookmarks.getByName(bookmark).Anchor
        cursor = controller.ViewCursor
        if is_replaced:
            cursor.gotoRange(place, False)
        else:
            cursor.gotoRange(place.Start, False)
            cursor.goLeft(1, False)
            cursor.gotoRange(place.End, True)
            cursor.goRight(1, True)
        if text:
            dispatcher.executeDispatch(controller.Frame, ".uno:InsertText", "", 0, (prop("Text", text),))
        else:
            dispatcher.executeDispatch(controller.Frame, ".uno:Delete", "", 0, ())
    document.storeToURL(f"file://{target}", (prop("FilterName", "MS Word 2007 XML"),))
    document.close(True)


def main(source, target, edits):
    with tempfile.TemporaryDirectory() as profile:
        pipe = f"anlan{os.getpid()}"
        program = subprocess.Popen([
            "soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--norestore", "--nologo", "--nodefault",
            f"--accept=pipe,name={pipe};urp"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        try:
            context = connect(pipe, program)
            desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
            edit(context, desktop, source, target, edits)
            desktop.terminate()
            program.wait(30)
        finally:
            # What was started is a script that starts others.
            if program.poll() is None:
                os.killpg(program.pid, signal.SIGKILL)


main(os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2]), [argument.partition("=") for argument in sys.argv[3:]])

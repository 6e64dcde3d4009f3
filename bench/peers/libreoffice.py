"""Drives LibreOffice Calc over its bridge: one line asks, one line answers."""

import json
import sys
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.lang import DisposedException

pipe, address = sys.argv[1:]


def option(name, value):
    return PropertyValue(Name=name, Value=value)


def connect():
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    until = time.monotonic() + 60
    while True:
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)


def answer(words=""):
    print(words, flush=True)


office = connect()
create = office.ServiceManager.createInstanceWithContext
configuration = create("com.sun.star.configuration.ConfigurationProvider", office)
product = configuration.createInstanceWithArguments(
    "com.sun.star.configuration.ConfigurationAccess", (option("nodepath", "/org.openoffice.Setup/Product"),)
)
desktop = create("com.sun.star.frame.Desktop", office)
book = desktop.loadComponentFromURL("private:factory/scalc", "_blank", 0, (option("Hidden", True),))
sheet = book.Sheets.getByIndex(0)
progress = sheet.getCellByPosition(1, 0)
answer(product.ooSetupVersionAboutBox or product.ooSetupVersion)

for line in sys.stdin:
    what, _, rest = line.strip().partition(" ")
    if what == "load":
        rows = tuple(tuple(row) for row in json.loads(rest))
        sheet.getCellRangeByPosition(0, 0, 1, len(rows) - 1).setFormulaArray(rows)
        book.storeAsURL(address, (option("FilterName", "calc8"),))
        answer()
    elif what == "write":
        row, value = rest.split()
        sheet.getCellByPosition(0, int(row) - 1).setValue(float(value))
        answer()
    elif what == "top":
        answer(repr(progress.getValue()))
    elif what == "save":
        book.store()
        answer()
    elif what == "end":
        try:
            book.close(True)
            desktop.terminate()
        except DisposedException:
            pass
        break

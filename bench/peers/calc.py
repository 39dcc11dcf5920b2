"""LibreOffice Calc over the sheet, warm: python3 calc.py FOLDER RUNS

One headless soffice, driven over a pipe, stays up for all runs. A run loads the workbook, whose formulas carry no
values, and reads the sum of all totals, which hangs on every score. Each of Calc's file formats is tried; the fastest
counts.
"""
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time

import uno
from com.sun.star.beans import PropertyValue

WARM_UPS = 3
FORMATS = {"fods": None, "ods": "calc8", "xlsx": "Calc MS Excel 2007 XML"}


def prop(name, value):
    return PropertyValue(Name=name, Value=value)


def connect(pipe):
    resolver = uno.getComponentContext().ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
    for _ in range(300):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except uno.getClass("com.sun.star.connection.NoConnectException"):
            time.sleep(0.1)
    raise SystemExit("soffice did not answer within 30 s")


def peak_megabytes(pid):
    """The peak of soffice.bin, which stands below the script and the guard that were started."""
    with open(f"/proc/{pid}/status") as status:
        own = int(re.search(r"VmHWM:\s+(\d+)", status.read()).group(1)) / 1024
    children = []
    for thread in os.listdir(f"/proc/{pid}/task"):
        with open(f"/proc/{pid}/task/{thread}/children") as started:
            children += started.read().split()
    return max([own, *map(peak_megabytes, children)])


def main(folder, runs):
    with tempfile.TemporaryDirectory() as profile:
        pipe = f"anlan{os.getpid()}"
        program = subprocess.Popen([
            "soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--norestore", "--nologo", "--nodefault",
            f"--accept=pipe,name={pipe};urp"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        context = connect(pipe)
        desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        try:
            measure(folder, runs, program, context, desktop)
        finally:
            desktop.terminate()
            program.wait(30)


def measure(folder, runs, program, context, desktop):
    always_recalculate(context)

    def load(file):
        return desktop.loadComponentFromURL(f"file://{file}", "_blank", 0, (prop("Hidden", True),))

    source = os.path.join(folder, "departments.fods")
    times = {}
    for suffix, export in FORMATS.items():
        file = os.path.join(folder, f"departments.{suffix}")
        if export:
            document = load(source)
            document.storeToURL(f"file://{file}", (prop("FilterName", export),))
            document.close(True)
        times[suffix] = []
        for run in range(-WARM_UPS, runs):
            begun = time.perf_counter()
            document = load(file)
            scores = document.Sheets.getByName("Scores")
            last = scores.getCellByPosition(0, rows(folder))
            total = last.getValue()
            taken = (time.perf_counter() - begun) * 1000
            if last.getError() or total <= 0:
                raise SystemExit(f"{suffix}: the sum of all totals is {last.getString()}")
            if run >= 0:
                times[suffix].append(taken)
            if suffix == "fods" and run == runs - 1:
                write_scores(folder, scores)
            document.close(True)

    fastest = min(times, key=lambda suffix: statistics.median(times[suffix]))
    version = subprocess.run(["soffice", "--version"], capture_output=True, text=True).stdout.split()[1]
    print(json.dumps({
        "version": f"LibreOffice {version}",
        "milliseconds": times[fastest],
        "peakMegabytes": peak_megabytes(program.pid),
        "parts": {f"from .{suffix}": statistics.median(taken) for suffix, taken in times.items()},
    }))


def always_recalculate(context):
    """Values stored in a file by Calc itself are not trusted either: each load calculates anew."""
    provider = context.ServiceManager.createInstanceWithContext("com.sun.star.configuration.ConfigurationProvider", context)
    node = provider.createInstanceWithArguments(
        "com.sun.star.configuration.ConfigurationUpdateAccess",
        (prop("nodepath", "/org.openoffice.Office.Calc/Formula/Load"),))
    node.ODFRecalcMode = 0
    node.OOXMLRecalcMode = 0
    node.commitChanges()


def rows(folder):
    with open(os.path.join(folder, "departments.csv")) as sheet:
        return sum(1 for _ in sheet)


def write_scores(folder, scores):
    with open(os.path.join(folder, "calc.csv"), "w") as out:
        for row in scores.getCellRangeByPosition(0, 1, 24, rows(folder) - 1).getDataArray():
            out.write(",".join(repr(value) for value in row) + "\n")


main(os.path.abspath(sys.argv[1]), int(sys.argv[2]))

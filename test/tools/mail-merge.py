"""Merges a sheet into a Writer document by LibreOffice: `merge.py FOLDER SHEET_FILE TABLE COLUMN…` prints the titles that
LibreOffice finds, and writes `merged.txt` with one line of fields for each patient."""
import subprocess, sys, time
import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

folder, sheet, table, *columns = sys.argv[1:]
url = "file://" + folder


def value(name, given):
    return PropertyValue(name, 0, given, 0)


office = subprocess.Popen(
    ["soffice", f"-env:UserInstallation={url}/profile", "--headless", "--norestore", "--accept=pipe,name=hcwmerge;urp;"],
    stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
local = uno.getComponentContext()
resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
context = None
while context is None:
    if office.poll() not in (None, 81):
        sys.exit("LibreOffice has ended")
    try:
        context = resolver.resolve("uno:pipe,name=hcwmerge;urp;StarOffice.ComponentContext")
    except NoConnectException:
        time.sleep(0.2)
make = lambda name: context.ServiceManager.createInstanceWithContext(name, context)
try:
    sources = make("com.sun.star.sdb.DatabaseContext")
    source = sources.createInstance()
    source.URL = f"sdbc:calc:{url}/{sheet}"
    source.DatabaseDocument.storeAsURL(f"{url}/source.odb", ())
    sources.registerObject("patients", source)
    connection = source.getConnection("", "")
    found = connection.Tables.getByName(table).Columns.ElementNames
    print("\t".join(found))
    connection.close()
    document = make("com.sun.star.frame.Desktop").loadComponentFromURL("private:factory/swriter", "_blank", 0, (value("Hidden", True),))
    cursor = document.Text.createTextCursor()
    for column in columns:
        master = document.createInstance("com.sun.star.text.FieldMaster.Database")
        master.DataBaseName, master.DataTableName, master.DataColumnName = "patients", table, column
        field = document.createInstance("com.sun.star.text.TextField.Database")
        field.attachTextFieldMaster(master)
        document.Text.insertTextContent(cursor, field, False)
        document.Text.insertString(cursor, "\t", False)
    document.storeAsURL(f"{url}/letter.odt", ())
    document.close(True)
    merge = make("com.sun.star.text.MailMerge")
    merge.DataSourceName, merge.Command, merge.CommandType = "patients", table, 0
    merge.DocumentURL, merge.OutputURL, merge.OutputType = f"{url}/letter.odt", url, 2
    merge.FileNameFromColumn, merge.FileNamePrefix, merge.SaveAsSingleFile = False, "merged", True
    merge.SaveFilter = "Text"
    merge.execute(())
finally:
    try:
        make("com.sun.star.frame.Desktop").terminate()
    except Exception:
        pass
    office.wait(60)

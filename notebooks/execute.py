"""Executes a notebook: execute.py NOTEBOOK [--write]. Ends with 1 and the error when a cell fails."""

import sys

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

name = sys.argv[1]
notebook = nbformat.read(name, as_version=4)
try:
    NotebookClient(notebook, timeout=300).execute()
except CellExecutionError as error:
    sys.exit(f"{name} failed:\n{error}")
cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
for cell in cells:
    # when a cell was executed is of no interest, and changes at every execution
    cell.metadata.pop("execution", None)
if "--write" in sys.argv[2:]:
    nbformat.write(notebook, name)
print(f"{name}: {len(cells)} cells executed")

"""Executes a notebook: execute.py NOTEBOOK [--write]. Ends with 1 and the error when a cell fails."""

import sys

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError


def execute(name):
    """Executes it; a kernel that does not answer is started a second time."""
    for last in (False, True):
        notebook = nbformat.read(name, as_version=4)
        try:
            NotebookClient(notebook, timeout=300, startup_timeout=60).execute()
            return notebook
        except CellExecutionError as error:
            sys.exit(f"{name} failed:\n{error}")
        except RuntimeError as error:
            if last:
                sys.exit(f"{name} failed: {error}")


name = sys.argv[1]
notebook = execute(name)
cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
for cell in cells:
    # when a cell was executed is of no interest, and changes at every execution
    cell.metadata.pop("execution", None)
    if cell.source.startswith("%jar"):
        # it names the folder of this machine
        cell.outputs = []
if "--write" in sys.argv[2:]:
    nbformat.write(notebook, name)
print(f"{name}: {len(cells)} cells executed")

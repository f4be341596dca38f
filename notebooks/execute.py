"""Executes a notebook: execute.py NOTEBOOK [--write]. Ends with 1 and the error when a cell fails."""

import sys

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

ATTEMPTS = 4


def execute(name):
    """Executes it. A kernel often misses the first question and then never answers: it is started again."""
    for attempt in range(1, ATTEMPTS + 1):
        notebook = nbformat.read(name, as_version=4)
        try:
            NotebookClient(notebook, timeout=300, startup_timeout=20).execute()
            return notebook
        except CellExecutionError as error:
            sys.exit(f"{name} failed:\n{error}")
        except RuntimeError as error:
            if attempt == ATTEMPTS:
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

package org.concurrencyatlas.result.store;

import java.nio.file.Path;

/** The journal's file is gone while a run goes on. */
public final class JournalRemovedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  JournalRemovedException(Path file) {
    super(file + " was removed while the run went on");
  }
}

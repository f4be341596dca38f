package org.concurrencyatlas.process.wire;

import java.io.IOException;

/**
 * What came over the link is no frame, or not the expected one; the link cannot be used any more.
 */
public final class CorruptFrameException extends IOException {
  private static final long serialVersionUID = 1L;

  public CorruptFrameException(String line) {
    super(line);
  }
}

package org.concurrencyatlas.model;

/** This JVM lacks what a model needs: the contender is left out, which is no failure of it. */
public final class UnsupportedModelException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Says why.
   *
   * @param reason one line that names what is missing
   */
  public UnsupportedModelException(String reason) {
    super("unsupported on this JVM: " + reason);
  }

  /**
   * Says why.
   *
   * @param reason one line that names what is missing
   */
  public UnsupportedModelException(String reason, Throwable cause) {
    super("unsupported on this JVM: " + reason, cause);
  }
}

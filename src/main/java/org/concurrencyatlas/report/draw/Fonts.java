package org.concurrencyatlas.report.draw;

import java.awt.Font;
import org.concurrencyatlas.result.UsageException;

/** Java draws text with the system's fonts; a bare container has none. */
final class Fonts {
  private Fonts() {}

  /**
   * Tries to measure a word.
   *
   * @throws UsageException when the system has no font or no fontconfig
   */
  static void require() {
    require(() -> Canvas.width("font", new Font(Font.SANS_SERIF, Font.PLAIN, 12)));
  }

  static void require(Runnable probe) {
    try {
      probe.run();
    } catch (Error | RuntimeException e) {
      // Java reports it as InternalError, UnsatisfiedLinkError, NullPointerException, …
      throw (UsageException)
          new UsageException(
                  "cannot draw charts: this system lacks fontconfig or fonts ("
                      + e
                      + "); install both, for example: apt-get install fontconfig fonts-dejavu-core")
              .initCause(e);
    }
  }
}

package org.concurrencyatlas.workload.file;

import java.nio.file.OpenOption;
import java.util.Arrays;

/**
 * The option to open a file past the page cache ({@code O_DIRECT}), which the JDK has for all its
 * channels. It stands in a package of the JDK's own, and naming it is a warning that cannot be
 * switched off: it is looked up.
 */
final class DirectIo {
  static final OpenOption OPTION = option();

  private DirectIo() {}

  private static OpenOption option() {
    try {
      return Arrays.stream(Class.forName("com.sun.nio.file.ExtendedOpenOption").getEnumConstants())
          .filter(each -> each.toString().equals("DIRECT"))
          .map(OpenOption.class::cast)
          .findFirst()
          .orElseThrow(() -> new UnsupportedOperationException("this JDK has no direct I/O"));
    } catch (ClassNotFoundException e) {
      throw new UnsupportedOperationException("this JDK has no direct I/O", e);
    }
  }
}

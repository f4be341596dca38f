package org.concurrencyatlas.report.canvas;

import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.concurrencyatlas.result.UsageException;

/** Java draws text with the system's fonts; a bare container has none. */
public final class Fonts {
  /** Families whose letters are about equally wide; the first that is installed is used. */
  private static final List<String> FAMILIES =
      List.of("DejaVu Sans", "Verdana", "Bitstream Vera Sans");

  /** Looked for when the first text is drawn, not before {@link #require} can say what is wrong. */
  private static final class Installed {
    static final String FAMILY = family();

    private static String family() {
      String[] names =
          GraphicsEnvironment.getLocalGraphicsEnvironment()
              .getAvailableFontFamilyNames(Locale.ROOT);
      Set<String> installed = Set.of(names);
      return FAMILIES.stream().filter(installed::contains).findFirst().orElse(Font.SANS_SERIF);
    }
  }

  private Fonts() {}

  /**
   * A font of that size in pixels. It is named by its real family: for a logical one the vector
   * library would search all fonts of the system at every text.
   */
  public static Font of(float pixels, boolean bold) {
    return new Font(Installed.FAMILY, bold ? Font.BOLD : Font.PLAIN, 1).deriveFont(pixels);
  }

  /**
   * Checks that text can be drawn by measuring a word.
   *
   * @throws UsageException when the system has no font or no fontconfig
   */
  public static void require() {
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

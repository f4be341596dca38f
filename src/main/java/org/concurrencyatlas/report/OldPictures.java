package org.concurrencyatlas.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.concurrencyatlas.report.chart.ChartKind;
import org.concurrencyatlas.report.plot.SpeakerNote;

/**
 * Removes the pictures of an earlier report of the same run that the new one does not have, because
 * a reader would take them for its own. A file is removed only if a report must have drawn it: its
 * name begins with a kind of chart, it has the style of a report, and it belongs to a set of three
 * with a speaker's note.
 */
final class OldPictures {
  private static final List<String> ENDINGS = List.of(".svg", ".png", ".md");
  private static final String NOTE = ".md";

  /** Behind the name of a picture that was asked for in another theme or size. */
  private static final Pattern OTHER_LOOK = Pattern.compile(".*(-dark|-[0-9]+x[0-9]+)");

  private static final Pattern NAME =
      Pattern.compile(
          Stream.of(ChartKind.values())
              .map(ChartKind::id)
              .collect(Collectors.joining("|", "(", ")(-[a-z0-9.-]*)?")));

  private OldPictures() {}

  /**
   * Removes them.
   *
   * @param directory the folder of the pictures
   * @param drawn the names of those that the new report has drawn, without their endings
   * @throws IOException when the folder cannot be read or a file cannot be removed
   */
  static void remove(Path directory, Set<String> drawn) throws IOException {
    for (String name : names(directory)) {
      if (!drawn.contains(name) && isOfAReport(directory, name)) {
        for (String ending : ENDINGS) {
          Files.delete(directory.resolve(name + ending));
        }
      }
    }
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> directory.relativize(file).toString())
          .filter(name -> name.endsWith(NOTE))
          .map(name -> name.substring(0, name.length() - NOTE.length()))
          .toList();
    }
  }

  private static boolean isOfAReport(Path directory, String name) throws IOException {
    return NAME.matcher(name).matches()
        && !OTHER_LOOK.matcher(name).matches()
        && ENDINGS.stream()
            .allMatch(ending -> Files.isRegularFile(directory.resolve(name + ending)))
        && SpeakerNote.isOne(
            new String(Files.readAllBytes(directory.resolve(name + NOTE)), StandardCharsets.UTF_8));
  }
}

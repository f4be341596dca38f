package org.concurrencyatlas.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.concurrencyatlas.cli.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** The README says what the product does. */
class CatalogueTablesTest {
  private static final Pattern COMMAND = Pattern.compile("(?m)^\\./run-benchmarks\\.sh *(.*)$");
  private static final Pattern LINK = Pattern.compile("\\]\\((?!http)([^)#]+)\\)");

  @Test
  void theTablesOfModelsAndWorkloadsAreThoseOfTheCatalogues() throws IOException {
    StringWriter tables = new StringWriter();
    Main.execute(
        new PrintWriter(tables, true), new PrintWriter(tables, true), "list", "--markdown");

    for (String table : tables.toString().split("\n\n", -1)) {
      assertThat(readme()).contains(table.strip());
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandIsUnderstood(String arguments) {
    CommandLine commandLine =
        Main.commandLine(new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()));

    commandLine.parseArgs(words(arguments));
  }

  @ParameterizedTest
  @MethodSource("links")
  void everyFileThatIsLinkedIsThere(String link) {
    assertThat(Path.of(link)).exists();
  }

  static Stream<String> commands() throws IOException {
    return COMMAND.matcher(readme()).results().map(found -> found.group(1));
  }

  static Stream<String> links() throws IOException {
    return LINK.matcher(readme()).results().map(found -> found.group(1));
  }

  private static String[] words(String arguments) {
    Matcher word = Pattern.compile("'([^']*)'|(\\S+)").matcher(arguments.replaceFirst(" +#.*", ""));
    return word.results()
        .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
        .toArray(String[]::new);
  }

  private static String readme() throws IOException {
    return Files.readString(Path.of("README.md"));
  }
}

package org.concurrencyatlas.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.concurrencyatlas.cli.Main;
import org.concurrencyatlas.report.ReportFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** README and docs say what the product does. */
class DocumentationTest {
  private static final Pattern COMMAND = Pattern.compile("(?m)^\\./run-benchmarks\\.sh *(.*)$");
  private static final Pattern INLINE = Pattern.compile("`\\./run-benchmarks\\.sh *([^`]*)`");
  private static final Pattern EXCERPT =
      Pattern.compile("<!-- (src/\\S+) -->\n```\\w+\n(.*?)\n```", Pattern.DOTALL);
  private static final Path TABLES = Path.of("docs/models-and-workloads.md");
  private static final Pattern LINK = Pattern.compile("\\]\\((?!http)([^)#]+)\\)");

  @Test
  void theTablesOfModelsAndWorkloadsAreThoseOfTheCatalogues() throws IOException {
    StringWriter tables = new StringWriter();
    Main.execute(
        new PrintWriter(tables, true), new PrintWriter(tables, true), "list", "--markdown");

    for (String table : tables.toString().split("\n\n", -1)) {
      assertThat(Files.readString(TABLES)).contains(table.strip());
    }
  }

  @ParameterizedTest
  @EnumSource(ReportFile.class)
  void everyFileOfAReportIsToldAndCheckedByTheSmokeRun(ReportFile file) throws IOException {
    assertThat(Files.readString(Path.of("docs/commands.md"))).contains("`" + file.fileName() + "`");
    assertThat(Files.readString(Path.of(".ci/check-run"))).contains(" " + file.fileName());
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
  void everyFileThatIsLinkedIsThere(Path link) {
    assertThat(link).exists();
  }

  /** What a reader copies has been compiled: a marked block is a part of the file that it names. */
  @ParameterizedTest
  @MethodSource("excerpts")
  void everyMarkedExcerptStandsInItsFile(Path file, String excerpt) throws IOException {
    assertThat(Files.readString(file)).contains(excerpt);
  }

  static Stream<Arguments> excerpts() throws IOException {
    List<Arguments> excerpts = new ArrayList<>();
    for (Path page : pages()) {
      EXCERPT
          .matcher(Files.readString(page))
          .results()
          .forEach(each -> excerpts.add(Arguments.of(Path.of(each.group(1)), each.group(2))));
    }
    return excerpts.stream();
  }

  static Stream<String> commands() throws IOException {
    List<String> commands = new ArrayList<>();
    for (Path page : pages()) {
      COMMAND
          .matcher(Files.readString(page))
          .results()
          .forEach(each -> commands.add(each.group(1)));
      INLINE.matcher(Files.readString(page)).results().forEach(each -> commands.add(each.group(1)));
    }
    return commands.stream().distinct();
  }

  static Stream<Path> links() throws IOException {
    List<Path> links = new ArrayList<>();
    for (Path page : pages()) {
      LINK.matcher(Files.readString(page))
          .results()
          .forEach(link -> links.add(page.resolveSibling(link.group(1)).normalize()));
    }
    return links.stream().distinct();
  }

  private static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>(List.of(Path.of("README.md"), Path.of("CONTRIBUTING.md")));
    try (Stream<Path> docs = Files.list(Path.of("docs"))) {
      docs.filter(page -> page.toString().endsWith(".md")).sorted().forEach(pages::add);
    }
    return pages;
  }

  private static String[] words(String arguments) {
    Matcher word =
        Pattern.compile("'([^']*)'|(\\S+)").matcher(arguments.replaceFirst("(^| +)#.*", ""));
    return word.results()
        .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
        .toArray(String[]::new);
  }
}

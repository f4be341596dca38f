package org.concurrencyatlas.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.concurrencyatlas.model.catalogue.ModelCatalogue;
import org.concurrencyatlas.report.export.JmhJson;
import org.concurrencyatlas.report.export.SummaryMarkdown;
import org.concurrencyatlas.report.export.VerdictsCsv;
import org.concurrencyatlas.report.export.VerdictsJson;
import org.concurrencyatlas.report.page.ReportPage;
import org.concurrencyatlas.report.terminal.VerdictTable;
import org.concurrencyatlas.report.view.ReportInput;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.result.store.Journal;
import org.concurrencyatlas.result.store.RunDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whatever stands in the files of a run, a report is written, or one line says which is damaged.
 */
class DamagedFilesTest {
  private static final JsonMapper MAPPER = JsonMapper.shared();

  @TempDir Path folder;
  private RunDirectory run;
  private List<String> lines;

  @BeforeEach
  void writeARun() throws IOException {
    SampleRun.map(3, 2, 2).write(folder);
    run = new RunDirectory(folder);
    lines = Files.readAllLines(run.journal());
  }

  @Test
  void everyLineOfAJournalIsUsedOrLeftOutByItsNumber() throws IOException {
    List<String> damaged = mutations(lines.getFirst());

    assertThat(damaged).hasSizeGreaterThan(200);
    Set<List<ForkResult>> reported = new HashSet<>();
    for (String line : damaged) {
      Files.write(run.journal(), withFirst(line));

      Journal.Content journal = Journal.read(run.journal());

      assertThat(journal.forks().size() + journal.dropped().size())
          .as(line)
          .isEqualTo(lines.size());
      assertThat(journal.dropped()).as(line).allMatch(each -> each.startsWith("line 1 of "));
      if (reported.add(journal.forks())) { // of the same forks the report is the same
        assertThatCode(() -> report(journal)).as(line).doesNotThrowAnyException();
      }
    }
  }

  @Test
  void aDamagedPlanOrEnvironmentIsNamedInOneLine() throws IOException {
    for (String name : List.of("plan.json", "environment.json")) {
      Path file = folder.resolve(name);
      String whole = Files.readString(file);
      List<byte[]> damaged = new ArrayList<>();
      mutations(whole).forEach(text -> damaged.add(text.getBytes(StandardCharsets.UTF_8)));
      damaged.addAll(flippedBytes(whole));
      for (byte[] bytes : damaged) {
        Files.write(file, bytes);
        try {
          VerdictsJson.text(input(Journal.read(run.journal())));
        } catch (UsageException e) {
          assertThat(e).hasMessageContaining(name).hasMessageNotContaining("\n");
        }
      }
      Files.writeString(file, whole);
    }
  }

  private List<String> withFirst(String line) {
    List<String> all = new ArrayList<>(lines);
    all.set(0, line);
    return all;
  }

  private void report(Journal.Content journal) throws IOException {
    ReportInput input = input(journal);
    JmhJson.write(input, new StringWriter());
    VerdictsJson.text(input);
    VerdictsCsv.text(input);
    SummaryMarkdown.text(input);
    VerdictTable.lines(input);
    ReportPage.text(input, List.of(), 0);
  }

  private ReportInput input(Journal.Content journal) throws IOException {
    return ReportInput.of(
        run.plan(), run.environment(), journal.forks(), new ModelCatalogue().directory());
  }

  /** The text with one byte changed, at places drawn with the seed 20261125. */
  private static List<byte[]> flippedBytes(String text) {
    Random random = new Random(20261125);
    List<byte[]> flipped = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      flipped.add(bytes);
    }
    return flipped;
  }

  /** The document with each of its values in turn removed or made into something else. */
  private static List<String> mutations(String json) {
    List<String> mutations = new ArrayList<>();
    for (String place : places(MAPPER.readTree(json), "")) {
      String parent = place.substring(0, place.lastIndexOf('/'));
      String name = place.substring(place.lastIndexOf('/') + 1);
      for (JsonNode value : strange()) {
        JsonNode copy = MAPPER.readTree(json);
        if (copy.at(parent) instanceof ObjectNode object) {
          object.set(name, value);
        } else if (copy.at(parent) instanceof ArrayNode array) {
          array.set(Integer.parseInt(name), value);
        }
        mutations.add(copy.toString());
      }
      JsonNode copy = MAPPER.readTree(json);
      if (copy.at(parent) instanceof ObjectNode object) {
        object.remove(name);
        mutations.add(copy.toString());
      }
    }
    return mutations;
  }

  private static List<JsonNode> strange() {
    JsonNodeFactory make = JsonNodeFactory.instance;
    return List.of(
        make.nullNode(),
        make.numberNode(-1),
        make.numberNode(0),
        make.numberNode(1e308),
        make.stringNode("NaN"),
        make.stringNode(""),
        make.stringNode("<script>"),
        make.booleanNode(true),
        make.arrayNode(),
        make.objectNode());
  }

  /** The places of all values as JSON pointers; of a list the first element stands for all. */
  private static List<String> places(JsonNode node, String at) {
    List<String> places = new ArrayList<>();
    if (node instanceof ObjectNode object) {
      for (String name : object.propertyNames()) {
        places.add(at + "/" + name);
        places.addAll(places(object.get(name), at + "/" + name));
      }
    } else if (node instanceof ArrayNode array && !array.isEmpty()) {
      places.add(at + "/0");
      places.addAll(places(array.get(0), at + "/0"));
    }
    return places;
  }
}

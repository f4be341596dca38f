package org.concurrencyatlas.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.concurrencyatlas.cli.Main;
import org.concurrencyatlas.machine.MachineState;
import org.concurrencyatlas.model.ConcurrencyModel;
import org.concurrencyatlas.model.Queued;
import org.concurrencyatlas.model.catalogue.ModelCatalogue;
import org.concurrencyatlas.report.canvas.MarkStyle;
import org.concurrencyatlas.report.canvas.Theme;
import org.concurrencyatlas.report.view.ModelMarks;
import org.concurrencyatlas.result.Cell;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.RunPlan;
import org.concurrencyatlas.workload.AddedJar;
import org.concurrencyatlas.workload.catalogue.WorkloadCatalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** "Add a model: one class, one line", held to the end. */
class AddedModelTest {
  private static final Contender QUEUED = Contender.parse("queued");

  @TempDir private Path folder;

  @Test
  void aModelFromAJarTakesPartWhereverItSaysThatItIsFit() throws IOException {
    try (AddedJar _ = added()) {
      RunPlan quick = planner().plan(ProfileCatalogue.get("quick"), Instant.EPOCH);
      RunPlan map = planner().plan(ProfileCatalogue.get("map"), Instant.EPOCH);

      assertThat(quick.cells().getFirst().contenders()).contains(QUEUED);
      assertThat(map.cells())
          .allSatisfy(cell ->
              assertThat(cell.contenders()).extracting(Contender::model).contains(QUEUED.model()));
      assertThat(planner().cell(new Profile.CellToBe("mixed", List.of("@concurrent"))).contenders())
          .as("what trace runs when nobody is named")
          .contains(QUEUED);
    }
  }

  @Test
  void itIsCheckedListedAndMarkedLikeAnyOther() throws IOException {
    try (AddedJar _ = added()) {
      MachineState small = new MachineState(2, 4L << 30, 300, 1_000, 0);
      Cell cell =
          planner().cell(new Profile.CellToBe("timer(tasks=10000)", List.of("queued(lanes=9999)")));
      StringWriter list = new StringWriter();

      Main.execute(new PrintWriter(list, true), new PrintWriter(list, true), "list", "--markdown");

      assertThat(
              new CapacityCheck(
                      new WorkloadCatalogue(), new ModelCatalogue(), Duration.ofHours(1), small)
                  .refusal(cell, cell.contenders().getFirst()))
          .contains("9999 threads needed, the system allows 1000 in all");
      assertThat(list.toString()).contains("| `queued` | one task after another, from a jar |");
      assertThat(
              new MarkStyle(new ModelMarks(new ModelCatalogue().directory()).of("queued"))
                  .colour(Theme.DARK))
          .isEqualTo(new Color(0xABCDEF));
    }
  }

  /** A list of ids elsewhere would leave a new model out without a word. */
  @Test
  void noModelIsNamedOutsideItsPackage() throws IOException {
    List<String> ids =
        new ModelCatalogue().all().stream().map(model -> "\"" + model.info().id() + "\"").toList();
    Path sources = Path.of("src/main/java/org/concurrencyatlas");
    try (Stream<Path> files = Files.walk(sources)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
        if (!file.startsWith(sources.resolve("model"))) {
          assertThat(Files.readString(file)).as(file.toString()).doesNotContain(ids);
        }
      }
    }
  }

  private AddedJar added() throws IOException {
    return new AddedJar(folder, ConcurrencyModel.class, Queued.class.getName());
  }

  private static Planner planner() {
    return new Planner(new WorkloadCatalogue(), new ModelCatalogue());
  }
}

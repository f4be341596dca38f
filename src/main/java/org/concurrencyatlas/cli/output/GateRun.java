package org.concurrencyatlas.cli.output;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.concurrencyatlas.analysis.rows.RunMetric;
import org.concurrencyatlas.gate.GatePlan;
import org.concurrencyatlas.gate.GateRules;
import org.concurrencyatlas.report.gate.GateJUnit;
import org.concurrencyatlas.report.gate.GateJson;
import org.concurrencyatlas.report.gate.GateMarkdown;
import org.concurrencyatlas.report.gate.GateText;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.store.AtomicFile;
import org.concurrencyatlas.result.store.Journal;
import org.concurrencyatlas.result.store.Json;
import org.concurrencyatlas.result.store.RunDirectory;
import org.concurrencyatlas.run.RunExecutor;
import org.concurrencyatlas.verdict.gate.GateVerdict;

/** A gate from its plan to its files. */
public final class GateRun {
  private static final String NAME = "gate";

  private final RunDirectory directory;
  private final GatePlan plan;

  private GateRun(RunDirectory directory, GatePlan plan) {
    this.directory = directory;
    this.plan = plan;
  }

  /** What a gate adds to the plan of its run. */
  private record Terms(double allowed, RunMetric metric, boolean confirms) {}

  /** Makes the folder of a new gate. */
  public static GateRun create(Path results, GatePlan plan) throws IOException {
    RunDirectory directory = RunExecutor.create(results, plan.run(), NAME);
    write(
        directory.gatePlan(),
        Json.pretty(new Terms(plan.allowed(), plan.metric(), plan.confirms())));
    if (!plan.stored().isEmpty()) {
      write(
          directory.storedForks(),
          plan.stored().stream().map(Json::line).collect(Collectors.joining("\n")) + "\n");
    }
    return new GateRun(directory, plan);
  }

  /** The gate in a folder. */
  public static GateRun existing(RunDirectory directory) throws IOException {
    Terms terms = Json.read(Files.readString(directory.gatePlan()), Terms.class);
    List<ForkResult> stored =
        Files.isRegularFile(directory.storedForks())
            ? Journal.read(directory.storedForks()).forks()
            : List.of();
    return new GateRun(
        directory,
        new GatePlan(directory.plan(), terms.allowed(), terms.metric(), stored, terms.confirms()));
  }

  /** Runs the forks that are missing, with the progress on standard error. */
  public GateVerdict run(PrintWriter err) throws IOException, InterruptedException {
    err.println("writing to " + directory.path());
    try (ResumeHint _ = ResumeHint.install(directory, err);
        ProgressLine progress = new ProgressLine(err, () -> {})) {
      RunExecutor.gate(directory, plan, progress);
    }
    return verdict();
  }

  /** The verdict that the journal supports, written to the gate's folder. */
  public GateVerdict verdict() throws IOException {
    GateVerdict verdict = GateRules.verdict(plan, Journal.read(directory.journal()).forks());
    writeAll(directory.path(), verdict);
    return verdict;
  }

  /** Writes the files for builds and pull requests, under names that are always the same. */
  public static void writeAll(Path folder, GateVerdict verdict) throws IOException {
    Files.createDirectories(folder);
    Map<String, String> files = new LinkedHashMap<>();
    files.put("gate.json", GateJson.text(verdict));
    files.put("gate.md", GateMarkdown.text(verdict));
    files.put("gate.xml", GateJUnit.text(verdict));
    files.put("gate-action.json", GateJson.forAction(verdict));
    for (Map.Entry<String, String> file : files.entrySet()) {
      write(folder.resolve(file.getKey()), file.getValue());
    }
  }

  /**
   * Prints the verdict.
   *
   * @return the exit code
   */
  public static int show(GateVerdict verdict, boolean json, boolean strict, PrintWriter out) {
    if (json) {
      out.println(GateJson.text(verdict));
    } else {
      GateText.lines(verdict).forEach(out::println);
    }
    return switch (verdict.outcome()) {
      case PASSED, ADVISORY -> ExitCode.DONE;
      case SLOWER -> ExitCode.SLOWER;
      case NOT_COMPARED -> ExitCode.NOTHING_COMPARED;
      case UNDECIDED -> strict ? ExitCode.NOTHING_DECIDED : ExitCode.NOTHING_COMPARED;
    };
  }

  private static void write(Path file, String text) throws IOException {
    AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
  }
}

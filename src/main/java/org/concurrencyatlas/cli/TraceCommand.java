package org.concurrencyatlas.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.concurrencyatlas.catalogue.AddedJars;
import org.concurrencyatlas.cli.option.BrokerOption;
import org.concurrencyatlas.cli.option.JarsOption;
import org.concurrencyatlas.cli.option.PictureOptions;
import org.concurrencyatlas.cli.option.ResultsOption;
import org.concurrencyatlas.cli.output.ExitCode;
import org.concurrencyatlas.model.catalogue.ModelCatalogue;
import org.concurrencyatlas.plan.Planner;
import org.concurrencyatlas.plan.Profile;
import org.concurrencyatlas.report.ReportWriter;
import org.concurrencyatlas.report.canvas.PictureStyle;
import org.concurrencyatlas.result.Cell;
import org.concurrencyatlas.result.store.TracedBatch;
import org.concurrencyatlas.trace.TraceRun;
import org.concurrencyatlas.workload.catalogue.WorkloadCatalogue;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Draws which thread, carrier or process ran which task when. */
@Command(
    name = "trace",
    description = "Runs one small batch through each model and draws who ran which task when.",
    mixinStandardHelpOptions = true)
final class TraceCommand implements Callable<Integer> {
  /** Those that fit on one scale: a plain loop or a JVM for each task would press the rest flat. */
  private static final List<String> SHAPES = List.of("@concurrent");

  @Spec private CommandSpec spec;
  @Mixin private PictureOptions pictures;
  @Mixin private ResultsOption results;
  @Mixin private JarsOption jars;
  @Mixin private BrokerOption broker;

  @Parameters(
      arity = "0..1",
      paramLabel = "TRACE",
      description = "draw this trace again, like results/2026-11-22T…-trace; measures nothing")
  private @Nullable Path again;

  @Option(
      names = "--point",
      paramLabel = "POINT",
      description = "what to run, 200 tasks at most (default: ${DEFAULT-VALUE})")
  private String point = "mixed(tasks=24,cpuSharePercent=25,taskMicros=12000)";

  @Option(
      names = {"--model", "--contender"},
      paramLabel = "WHO",
      description = "trace this model or contender, like 'fixed-pool(threads=8)'; repeatable")
  private List<String> who = List.of();

  @Override
  public Integer call() throws Exception {
    try (AddedJars.Added _ = jars.use()) {
      return recordAndDraw();
    }
  }

  private int recordAndDraw() throws IOException, InterruptedException {
    PictureStyle style = pictures.style();
    Path folder = again == null ? record() : again;
    List<TracedBatch> batches = TracedBatch.read(folder);
    PrintWriter out = spec.commandLine().getOut();
    ReportWriter.writeTimelines(folder, batches, new ModelCatalogue().directory(), style)
        .forEach(out::println);
    return batches.stream().anyMatch(each -> each.failure().isEmpty())
        ? ExitCode.DONE
        : ExitCode.NOTHING_COMPARED;
  }

  private Path record() throws IOException, InterruptedException {
    PrintWriter err = spec.commandLine().getErr();
    Cell cell =
        new Planner(new WorkloadCatalogue(), new ModelCatalogue())
            .cell(new Profile.CellToBe(point, who.isEmpty() ? SHAPES : who));
    return TraceRun.record(
        results.folder(),
        cell,
        broker.flag().stream().toList(),
        contender -> err.println("tracing " + contender));
  }
}

package org.concurrencyatlas.cli.advice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.concurrencyatlas.analysis.advice.MeasuredPoint;
import org.concurrencyatlas.analysis.advice.Origin;
import org.concurrencyatlas.catalogue.Demand;
import org.concurrencyatlas.catalogue.Demand.Axis;
import org.concurrencyatlas.cli.output.StoredRun;
import org.concurrencyatlas.result.Environment;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.RunPlan;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.result.store.RunDirectory;
import org.concurrencyatlas.workload.catalogue.WorkloadCatalogue;

/** What runs that are stored on this machine say of a demand and of those beside it. */
final class StoredPoints {
  /** So many runs are read again for their verdicts, the newest first: an answer is to be quick. */
  private static final int MOST_RUNS = 8;

  private final WorkloadCatalogue workloads = new WorkloadCatalogue();
  private final Environment here;

  /** Points of this machine. */
  StoredPoints(Environment here) {
    this.here = here;
  }

  /**
   * The points of the newest runs of this machine and JVM that have the demand or differ from it in
   * one number. A run that cannot be read is left out.
   *
   * @param results the folder of all runs
   */
  List<MeasuredPoint> near(Demand demand, Path results) throws IOException {
    List<MeasuredPoint> points = new ArrayList<>();
    int read = 0;
    for (RunDirectory run : newestFirst(results)) {
      if (read < MOST_RUNS && concerns(run, demand)) {
        points.addAll(points(StoredRun.read(run), true));
        read++;
      }
    }
    return points;
  }

  /** The points of a run whose demand is known. */
  List<MeasuredPoint> points(StoredRun run, boolean stored) {
    Environment there = run.input().environment();
    Origin origin =
        new Origin(
            String.valueOf(run.directory().path().toAbsolutePath().normalize().getFileName()),
            run.input().plan().createdAt(),
            stored,
            there.id().equals(here.id()));
    double epsilon = run.input().verdicts().epsilon();
    return run.input().verdicts().cells().stream()
        .flatMap(cell ->
            demand(cell.point()).stream()
                .map(demand -> new MeasuredPoint(demand, cell, epsilon, origin)))
        .toList();
  }

  private boolean concerns(RunDirectory run, Demand demand) {
    try {
      RunPlan plan = run.plan();
      return isOfThisMachine(run.environment())
          && plan.variants().isEmpty()
          && plan.cells().stream()
              .flatMap(cell -> demand(cell.point()).stream())
              .anyMatch(other -> isNear(demand, other));
    } catch (UsageException | IOException e) {
      return false;
    }
  }

  private static boolean isNear(Demand demand, Demand other) {
    return demand.isLike(other)
        || Stream.of(Axis.values()).anyMatch(axis -> demand.differsOnlyOn(axis, other));
  }

  /** The same machine, JVM and flags; the build of the product may be another one. */
  private boolean isOfThisMachine(Environment there) {
    return there.cpu().equals(here.cpu())
        && there.processors() == here.processors()
        && there.memoryBytes() == here.memoryBytes()
        && there.jdk().equals(here.jdk())
        && there.jvmArguments().equals(here.jvmArguments())
        && there.inheritedOptions().equals(here.inheritedOptions());
  }

  /** Empty also for a workload that came from a jar which is not there now. */
  private Optional<Demand> demand(Point point) {
    try {
      return workloads.get(point.workload()).demand(workloads.resolve(point));
    } catch (UsageException e) {
      return Optional.empty();
    }
  }

  private static List<RunDirectory> newestFirst(Path results) throws IOException {
    if (!Files.isDirectory(results)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(results)) {
      return folders
          .filter(folder -> Files.isRegularFile(folder.resolve("plan.json")))
          .sorted(Comparator.comparing((Path folder) -> Objects.toString(folder)).reversed())
          .map(RunDirectory::new)
          .filter(run -> !run.isGate())
          .toList();
    }
  }
}

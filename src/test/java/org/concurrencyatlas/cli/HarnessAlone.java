package org.concurrencyatlas.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.concurrencyatlas.backend.BackEnd;
import org.concurrencyatlas.backend.Service;
import org.concurrencyatlas.backend.ServiceCatalogue;
import org.concurrencyatlas.catalogue.Parameter;
import org.concurrencyatlas.catalogue.Parameter.Choice;
import org.concurrencyatlas.model.ConcurrencyModel;
import org.concurrencyatlas.model.catalogue.ModelCatalogue;
import org.concurrencyatlas.plan.CapacityCheck;
import org.concurrencyatlas.plan.ForkNeeds;
import org.concurrencyatlas.plan.Planner;
import org.concurrencyatlas.plan.Profile;
import org.concurrencyatlas.plan.ProfileCatalogue;
import org.concurrencyatlas.result.Cell;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.RunPlan;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.workload.Machine;
import org.concurrencyatlas.workload.Workload;
import org.concurrencyatlas.workload.catalogue.WorkloadCatalogue;

/**
 * All that the harness asks of models, workloads and services in its own JVM. {@link
 * HarnessAloneTest} starts it without the libraries, and each class of one that is missed is told
 * in a line on standard output.
 */
final class HarnessAlone {
  /** As forks have them, whatever this machine has. */
  private static final Machine MACHINE = new Machine(2, 1_000);

  private static final WorkloadCatalogue WORKLOADS = new WorkloadCatalogue();
  private static final ModelCatalogue MODELS = new ModelCatalogue();

  private HarnessAlone() {}

  /** Does everything once; reports the runs in these folders. */
  public static void main(String[] runs) {
    MODELS.all().forEach(model -> attempt("model " + model.info().id(), () -> ask(model)));
    for (Workload workload : WORKLOADS.all()) {
      points(workload.info().id(), workload.info().parameters())
          .forEach(point -> attempt("workload " + point, () -> ask(workload, point)));
    }
    for (Service service : new ServiceCatalogue().all()) {
      attempt("service " + service.id(), () -> ask(service));
    }
    for (Profile profile : ProfileCatalogue.all()) {
      attempt("profile " + profile.name(), () -> plan(profile));
    }
    command("list");
    command("list", "--markdown");
    for (String run : runs) {
      command("report", run);
    }
    System.exit(0);
  }

  private static void ask(ConcurrencyModel model) {
    Contender contender = Contender.parse(model.info().id());
    used(model.libraries(MODELS.resolve(contender)), model.services(), MODELS.info(contender));
  }

  private static void ask(Workload workload, Point point) {
    used(
        workload.needs(point),
        workload.services(point),
        workload.connectionsOfATask(point),
        workload.libraries(point),
        workload.oneAtATime(point),
        workload.countsUpdates(),
        workload.driver(point),
        workload.bareKernel(point),
        workload.demand(point),
        workload.limit(point, MACHINE),
        workload.expected(point));
  }

  /** The default point, and small ones with each word that a parameter can be. */
  private static List<Point> points(String workload, List<Parameter> parameters) {
    List<Point> points = new ArrayList<>();
    points.add(WORKLOADS.resolve(Point.parse(workload)));
    parameters.stream()
        .flatMap(each -> each instanceof Choice choice ? Stream.of(choice) : Stream.empty())
        .flatMap(choice ->
            choice.options().stream()
                .map(option -> "%s(tasks=2,%s=%s)".formatted(workload, choice.name(), option)))
        .map(Point::parse)
        .forEach(point -> {
          try {
            points.add(WORKLOADS.resolve(point));
          } catch (UsageException e) {
            // does not go with the other defaults
          }
        });
    return points;
  }

  private static void ask(Service service) {
    try (BackEnd elsewhere = service.at("127.0.0.1:1")) {
      used(elsewhere.location(), elsewhere.description(), elsewhere.processes());
    }
  }

  private static void plan(Profile profile) {
    RunPlan plan = new Planner(WORKLOADS, MODELS).plan(profile, Instant.EPOCH);
    ForkNeeds needs = new ForkNeeds(WORKLOADS, MODELS);
    CapacityCheck check = new CapacityCheck(WORKLOADS, MODELS, Duration.ofMinutes(1));
    used(needs.services(plan.cells()));
    for (Cell cell : plan.cells()) {
      used(needs.libraries(cell));
      cell.contenders()
          .forEach(each -> used(needs.libraries(cell, each), check.refusal(cell, each)));
    }
  }

  private static void command(String... arguments) {
    attempt(
        String.join(" ", arguments),
        () -> {
          StringWriter told = new StringWriter();
          PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
          int code = Main.execute(nowhere, new PrintWriter(told), arguments);
          if (code != 0) {
            throw new IllegalStateException(code + ": " + told);
          }
        });
  }

  private static void attempt(String what, Runnable step) {
    try {
      step.run();
    } catch (LinkageError | RuntimeException e) {
      System.out.println(what + ": " + e);
    }
  }

  /** What is asked needs its classes; what is answered does, too. */
  private static void used(Object... answers) {
    for (Object answer : answers) {
      Objects.requireNonNull(answer.toString());
    }
  }
}

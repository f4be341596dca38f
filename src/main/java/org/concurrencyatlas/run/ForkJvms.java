package org.concurrencyatlas.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.concurrencyatlas.catalogue.Library;
import org.concurrencyatlas.machine.ForkFiles;
import org.concurrencyatlas.model.catalogue.ModelCatalogue;
import org.concurrencyatlas.plan.ForkFlags;
import org.concurrencyatlas.plan.ForkNeeds;
import org.concurrencyatlas.race.ForkRequest;
import org.concurrencyatlas.result.ForkResult.Role;
import org.concurrencyatlas.result.Variant;
import org.concurrencyatlas.workload.catalogue.WorkloadCatalogue;
import org.concurrencyatlas.workload.method.MethodWorkload;

/**
 * The JVMs of a run's forks: which JDK each takes, with which flags and what on its class path. The
 * fork of a physical limit runs the bare kernel and no model.
 */
final class ForkJvms {
  /** A JVM that lost a timer's thread to a full heap would hang until its time limit. */
  private static final String END_WITHOUT_MEMORY = "-XX:+ExitOnOutOfMemoryError";

  private final WorkloadCatalogue workloads;
  private final ForkNeeds needs;
  private final List<String> jvmArguments;
  private final Map<String, Variant> variants;

  /**
   * The JVMs of one run.
   *
   * @param jvmArguments flags of every fork
   * @param variants where contenders run beside the harness's own JVM and jar
   */
  ForkJvms(WorkloadCatalogue workloads, List<String> jvmArguments, List<Variant> variants) {
    this.workloads = workloads;
    this.needs = new ForkNeeds(workloads, new ModelCatalogue());
    this.jvmArguments = List.copyOf(jvmArguments);
    this.variants = variants.stream().collect(Collectors.toMap(Variant::name, each -> each));
  }

  /** The {@code java} of the contender's variant; empty for the harness's own. */
  Optional<Path> java(ForkRequest request) {
    return variant(request)
        .map(Variant::javaHome)
        .filter(home -> !home.isEmpty())
        .map(home -> ForkFiles.java(Path.of(home)));
  }

  /** The jars of the contender's variant, then those that all contenders have. */
  List<Path> jars(ForkRequest request) {
    return Stream.of(request.contender().variant(), "")
        .distinct()
        .flatMap(name -> Optional.ofNullable(variants.get(name)).stream())
        .flatMap(each -> each.classPath().stream())
        .map(Path::of)
        .toList();
  }

  Set<Library> libraries(ForkRequest request) {
    return request.role() == Role.LIMIT
        ? needs.libraries(request.cell())
        : needs.libraries(request.cell(), request.contender());
  }

  /** Whether the fork asks back-ends, so that what these use is a cost of its tasks. */
  boolean asksServers(ForkRequest request) {
    Set<String> services =
        request.role() == Role.LIMIT
            ? needs.services(request.cell())
            : needs.services(request.cell(), request.contender());
    return !services.isEmpty();
  }

  /** How many processors the fork may use. */
  int processors(ForkRequest request) {
    return ForkFlags.processors(flags(request));
  }

  /**
   * The flags of the run, replaced by those of the cell and then by those of the variant where they
   * set the same; then what the model, the user's method and the service need.
   */
  List<String> flags(ForkRequest request) {
    List<String> ofCell = ForkFlags.replace(jvmArguments, request.cell().point().jvmFlags());
    List<String> flags =
        variant(request)
            .map(variant -> ForkFlags.replace(ofCell, variant.jvmArguments()))
            .orElse(ofCell);
    return Stream.of(
            ofModel(request, flags), ofMethod(request), ForkLatency.flags(request, workloads))
        .flatMap(each -> each)
        .toList();
  }

  private static Stream<String> ofModel(ForkRequest request, List<String> flags) {
    return request.role() == Role.LIMIT
        ? flags.stream()
        : Stream.concat(
            Stream.of(END_WITHOUT_MEMORY), ForkFlags.of(request.contender(), flags).stream());
  }

  private Stream<String> ofMethod(ForkRequest request) {
    return workloads.get(request.cell().point().workload()) instanceof MethodWorkload method
        ? Stream.of(method.flag())
        : Stream.empty();
  }

  private Optional<Variant> variant(ForkRequest request) {
    return Optional.ofNullable(variants.get(request.contender().variant()));
  }
}

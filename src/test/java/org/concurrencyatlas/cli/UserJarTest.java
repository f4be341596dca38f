package org.concurrencyatlas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.concurrencyatlas.backend.Service;
import org.concurrencyatlas.model.ConcurrencyModel;
import org.concurrencyatlas.workload.CompiledJar;
import org.concurrencyatlas.workload.Workload;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Jars of a user's own, through the command line: what they bring, and one line where they fail.
 */
class UserJarTest {
  private static final String WORKLOAD =
      """
      import java.time.Duration;
      import java.util.*;
      import org.concurrencyatlas.catalogue.Parameter;
      import org.concurrencyatlas.catalogue.Parameter.*;
      import org.concurrencyatlas.result.Point;
      import org.concurrencyatlas.workload.*;

      public final class Own implements Workload {
        public Own() {
          CONSTRUCTOR
        }
        public WorkloadInfo info() {
          List<Parameter> parameters = new ArrayList<>();
          parameters.add(PARAMETER);
          return new WorkloadInfo(
              "ID", "mine", "none", WorkloadInfo.Kind.CPU_BOUND, parameters, Set.of());
        }
        public List<Task> batch(Point point, Services services) { return List.of(); }
        public long expected(Point point) { return 0; }
        public Duration limit(Point point, Machine machine) { return Duration.ZERO; }
      }
      """;
  private static final String TASKS = "new WholeNumber(\"tasks\", \"tasks\", 1, 10, 1)";

  private static final String PROFILE =
      """
      {
        "name": "mine",
        "description": "of my own",
        "cells": [{"point": "square(tasks=100)", "contenders": ["@computes"]}],
        "protocol": {
          "warmupMillis": 1,
          "maxWarmupMillis": 1,
          "iterations": 1,
          "iterationMillis": 1,
          "timeoutMillis": 60000
        },
        "looks": [3],
        "epsilon": 0.1,
        "sentinelShare": 0,
        "budget": "PT1M"
      }
      """;

  @TempDir private Path folder;

  private final ClassLoader before = Thread.currentThread().getContextClassLoader();
  private final CommandConsole console = new CommandConsole();

  @AfterEach
  void forgetTheJar() {
    Thread.currentThread().setContextClassLoader(before);
  }

  @Test
  void aWorkloadOfAJarIsListed() throws IOException {
    assertThat(list(workload("own", "", TASKS))).isZero();
    assertThat(console.out()).contains("  own               mine");
  }

  @Test
  void aProfileOfAJarIsListedAndFound() throws IOException {
    Path jar = profile(PROFILE);

    assertThat(list(jar)).isZero();
    assertThat(console.out()).contains("  mine              of my own");
    assertThat(
            console.execute(
                "run", "--jar", jar.toString(), "--profile", "mine", "--workload", "timer"))
        .isEqualTo(2);
    assertThat(console.err()).contains("the profile mine has no cell for the workloads [timer]");
  }

  @Test
  void aGateTakesTheProfileOfItsJars() throws IOException {
    String jar = profile(PROFILE).toString();
    String[] gate = {
      "gate", "--baseline-jar", jar, "--candidate-jar", jar, "--profile", "mine", "--point", "nope"
    };

    assertThat(console.execute(gate)).isEqualTo(2);
    assertThat(console.err()).contains("unknown workload \"nope\"");
  }

  @Test
  void aProfileThatIsNotValidOrTakesANameIsNamedWithItsFile() throws IOException {
    assertThat(list(profile(PROFILE.replace("\"mine\"", "\"quick\"")))).isEqualTo(2);
    assertThat(list(profile(PROFILE.replace("sentinelShare", "sentinelShar")))).isEqualTo(2);
    assertThat(console.err().lines())
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .isEqualTo(
                        "two profiles are called quick; rename the one in"
                            + " own.jar!META-INF/concurrency-atlas/profiles/mine.json"),
            line ->
                assertThat(line)
                    .startsWith("the profile own.jar!META-INF")
                    .contains("did you mean sentinelShare?"));
  }

  @Test
  void aProviderThatIsNotInItsJarIsNamed() throws IOException {
    for (Class<?> service :
        new Class<?>[] {Workload.class, ConcurrencyModel.class, Service.class}) {
      Path jar =
          CompiledJar.extending(folder, "class Empty {}")
              .providing(service, "Own")
              .write("own.jar");

      assertThat(list(jar)).isEqualTo(2);
    }
    assertThat(console.err().lines())
        .hasSize(3)
        .allMatch(line -> line.contains("Provider Own not found); mend or remove its jar"));
  }

  @Test
  void aConstructorThatThrowsIsToldWithItsReason() throws IOException {
    refused(
        workload("own", "if (true) throw new IllegalStateException(\"no licence\");", TASKS),
        "cannot load an added workload (org.concurrencyatlas.workload.Workload: Provider Own could"
            + " not be instantiated: IllegalStateException: no licence); mend or remove its jar");
  }

  @Test
  void anIdOfTheProductCannotBeTaken() throws IOException {
    refused(
        workload("sha256", "", TASKS),
        "two workloads are called sha256 (org.concurrencyatlas.workload.compute.Sha256 and Own);"
            + " rename the one in the added jar");
  }

  @Test
  void anIdThatCannotBeWrittenOnACommandLineIsRefused() throws IOException {
    refused(
        workload("My Own", "", TASKS),
        "cannot load an added workload (a workload is called \"My Own\", an id is lower case words"
            + " joined by hyphens); mend or remove its jar");
  }

  @Test
  void anOptionThatAPointCannotHoldIsNamed() throws IOException {
    refused(
        workload("own", "", "new Choice(\"colour\", \"colour\", List.of(\"Red\"), \"Red\")"),
        "cannot load an added workload (the choice colour has the option \"Red\"; give words of"
            + " small letters, digits and hyphens); mend or remove its jar");
  }

  @Test
  void aRangeThatHoldsNothingIsNamed() throws IOException {
    refused(
        workload("own", "", "new WholeNumber(\"tasks\", \"tasks\", 10, 1, 5)"),
        "cannot load an added workload (tasks has the range 10…1 and the default 5; give min ≤"
            + " default ≤ max); mend or remove its jar");
  }

  @Test
  void aWorkloadThatDoesNotSayHowManyTasksItHasIsNamed() throws IOException {
    refused(
        workload("own", "", "new WholeNumber(\"size\", \"size\", 1, 10, 1)"),
        "cannot load an added workload (own has no parameter tasks; give it a WholeNumber with the"
            + " range of tasks in a batch); mend or remove its jar");
  }

  @Test
  void aJarForANewerJavaIsToldWithBothVersions() throws IOException {
    int here = Runtime.version().feature();
    int classFilesOfJavaOne = 44;
    Path jar =
        compiled("own", "", TASKS)
            .forClassFileVersion("Own", classFilesOfJavaOne + here + 1)
            .providing(Workload.class, "Own")
            .write("own.jar");

    refused(
        jar,
        ("cannot load an added workload (Own was compiled for Java %d, this is Java %d); compile it"
                + " with --release %2$d, or run with JDK %1$d")
            .formatted(here + 1, here));
  }

  @Test
  void aLibraryThatIsMissingIsToldByItsClass() throws IOException {
    Path jar =
        CompiledJar.extending(
                folder,
                "public class Library { static String id() { return \"own\"; } }",
                source("own", "Library.id();", TASKS))
            .without("Library")
            .providing(Workload.class, "Own")
            .write("own.jar");

    refused(
        jar,
        "cannot load an added workload (it needs the class Library, which is in no jar); add its"
            + " library with another --jar");
  }

  @Test
  void aFileThatIsNoJarIsNamed() throws IOException {
    Path text = Files.writeString(folder.resolve("own.jar"), "not a jar");

    assertThat(list(text)).isEqualTo(2);
    assertThat(console.execute("trace", "--jar", folder.resolve("none.jar").toString()))
        .isEqualTo(2);
    assertThat(console.execute("jmh", "--jar", folder.resolve("none.jar").toString(), "-l"))
        .isEqualTo(2);
    assertThat(console.err().lines())
        .hasSize(3)
        .allMatch(line -> line.contains("is no jar") || line.contains("none.jar does not exist"));
  }

  @Test
  void aServerThatRunsElsewhereIsGivenByItsService() {
    assertThat(console.execute("run", "--service", "delay-sever=127.0.0.1:80")).isEqualTo(2);
    assertThat(console.execute("run", "--service", "delay-server=nowhere")).isEqualTo(2);
    assertThat(console.err().lines())
        .satisfiesExactly(
            line -> assertThat(line).contains("did you mean delay-server?"),
            line ->
                assertThat(line)
                    .isEqualTo("delay-server=nowhere is not an address; give host:port"));
  }

  private void refused(Path jar, String line) {
    assertThat(list(jar)).isEqualTo(2);
    assertThat(console.err().lines()).containsExactly(line);
    assertThat(console.out()).isEmpty();
  }

  private Path workload(String id, String constructor, String parameter) throws IOException {
    return compiled(id, constructor, parameter).providing(Workload.class, "Own").write("own.jar");
  }

  private CompiledJar compiled(String id, String constructor, String parameter) throws IOException {
    return CompiledJar.extending(folder, source(id, constructor, parameter));
  }

  private static String source(String id, String constructor, String parameter) {
    return WORKLOAD
        .replace("CONSTRUCTOR", constructor)
        .replace("PARAMETER", parameter)
        .replace("ID", id);
  }

  private Path profile(String text) throws IOException {
    return CompiledJar.extending(folder, "class Empty {}")
        .holding("META-INF/concurrency-atlas/profiles/mine.json", text)
        .write("own.jar");
  }

  private int list(Path jar) {
    return console.execute("list", "--jar", jar.toString());
  }
}

package org.concurrencyatlas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * The harness's own JVM has no class of a library that only some forks need: they are in no jar of
 * its class path. In tests they all are, so that this one starts a JVM without them.
 */
@Timeout(60)
class HarnessAloneTest {
  /** One of each of some libraries. */
  private static final List<String> OF_LIBRARIES =
      List.of(
          "com.lmax.disruptor.RingBuffer",
          "com.rabbitmq.client.Connection",
          "org.apache.pekko.actor.typed.ActorSystem",
          "org.apache.qpid.server.SystemLauncher",
          "org.jctools.queues.MpmcArrayQueue",
          "org.postgresql.Driver",
          "reactor.core.publisher.Mono",
          "software.amazon.awssdk.services.s3.S3Client");

  /** With cells of waits, and pictures of every kind that those have. */
  private static final Path RUN = Path.of("results/2026-11-22T20-23-38-quick");

  @TempDir private static Path folder;

  private static String classPath;

  @BeforeAll
  static void leaveLibrariesOut() throws Exception {
    List<String> shaded = shaded();
    classPath =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .filter(entry ->
                Files.isDirectory(Path.of(entry))
                    || shaded.stream().anyMatch(each -> isOf(each, entry)))
            .collect(Collectors.joining(File.pathSeparator));
  }

  @Test
  void whatTheHarnessAsksItselfNeedsNoLibrary() throws Exception {
    Path run = Files.createDirectory(folder.resolve("run"));
    for (String file : List.of("plan.json", "environment.json", "forks.jsonl")) {
      Files.copy(RUN.resolve(file), run.resolve(file));
    }

    assertThat(printedBy(HarnessAlone.class, run.toString())).isEmpty();
  }

  @Test
  void theJvmOfThisTestLacksTheLibraries() throws Exception {
    assertThat(OF_LIBRARIES).allMatch(HarnessAloneTest::isThere);
    assertThat(printedBy(Seeks.class, OF_LIBRARIES.toArray(String[]::new)).lines())
        .containsExactlyElementsOf(OF_LIBRARIES);
  }

  /** Prints the names of classes that are not there. */
  static final class Seeks {
    private Seeks() {}

    public static void main(String[] names) {
      Stream.of(names).filter(name -> !isThere(name)).forEach(System.out::println);
    }
  }

  private static boolean isThere(String name) {
    try {
      Class<?> _ = Class.forName(name, false, HarnessAloneTest.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  private static String printedBy(Class<?> main, String... arguments) throws Exception {
    List<String> java =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Djava.awt.headless=true",
            "-cp",
            classPath,
            main.getName());
    Path printed = folder.resolve(main.getSimpleName());
    Path warned = folder.resolve("warnings");
    Process process =
        new ProcessBuilder(Stream.concat(java.stream(), Stream.of(arguments)).toList())
            .redirectOutput(printed.toFile())
            .redirectError(warned.toFile())
            .start();
    try {
      assertThat(process.waitFor(50, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.exitValue()).as(Files.readString(warned)).isZero();
    return Files.readString(printed);
  }

  /** What the jar that runs alone holds, as {@code group:artifact} or {@code group:*}. */
  private static List<String> shaded() throws Exception {
    Element pom =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new File("pom.xml"))
            .getDocumentElement();
    Element includes =
        (Element)
            ((Element) pom.getElementsByTagName("artifactSet").item(0))
                .getElementsByTagName("includes")
                .item(0);
    NodeList all = includes.getElementsByTagName("include");
    return IntStream.range(0, all.getLength())
        .mapToObj(i -> all.item(i).getTextContent().strip())
        .toList();
  }

  /** Whether a jar of a local Maven repository is of such an artefact. */
  private static boolean isOf(String artifact, String jar) {
    String[] names = artifact.split(":", -1);
    String group = "/" + names[0].replace("*", "").replace('.', '/');
    String within = group.endsWith("/") ? group : group + "/";
    return jar.contains(names[1].equals("*") ? within : within + names[1] + "/");
  }
}

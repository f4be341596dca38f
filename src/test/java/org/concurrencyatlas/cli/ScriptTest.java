package org.concurrencyatlas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptTest {
  private static final Path HERE = Path.of("").toAbsolutePath();
  private static final Path SCRIPT = HERE.resolve("run-benchmarks.sh");

  /** What the script calls beside Maven and Java. */
  private static final List<String> TOOLS =
      List.of("cat", "dirname", "find", "grep", "head", "mktemp", "readlink", "rm", "sed");

  @TempDir private Path folder;

  /** A link in a folder of the path once looked for the sources beside itself. */
  @Test
  void theScriptFindsItsFolderThroughSymbolicLinks() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("atlas"), SCRIPT);
    Path relative = Files.createSymbolicLink(folder.resolve("again"), Path.of("atlas"));

    assertThat(folderSeenBy(link)).isEqualTo(HERE.toString());
    assertThat(folderSeenBy(relative)).isEqualTo(HERE.toString());
  }

  /** The compiler would refuse a preview of another version than its own. */
  @Test
  void aNewerJdkAloneCannotBuildAndThatIsToldInOneLine() throws Exception {
    Path newer = jdk("jdk-26", "26.0.1");

    Ended ended = runAmong(newer);

    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.printed().strip())
        .hasLineCount(1)
        .contains(
            "the build needs JDK 25", "found JDK 26 in " + newer, "apt-get install temurin-25");
  }

  @Test
  void theBuildTakesJdk25WhereTheUserHasChosenANewerOneForTheRun() throws Exception {
    Path newer = jdk("jdk-26", "26.0.1");
    Path needed = jdk("temurin-25", "25.0.3");

    Ended ended = runAmong(newer);

    assertThat(ended.code()).as("Maven is none here").isEqualTo(5);
    assertThat(ended.printed()).contains("Maven on " + needed).doesNotContain("on " + newer);
  }

  @Test
  void withoutAJdkThatIsNewEnoughOneLineSaysWhatToDo() throws Exception {
    Ended ended = runAmong(jdk("jdk-17", "17.0.9"));

    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.printed().strip()).hasLineCount(1).startsWith("no JDK 25 found");
  }

  private record Ended(int code, String printed) {}

  /** What a JDK is known by. */
  private Path jdk(String name, String version) throws IOException {
    Path home = folder.resolve("jdks").resolve(name);
    program(home.resolve("bin/javac"), "exit 1");
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"%s\"\n".formatted(version));
    return home;
  }

  /** Runs the script where nothing was built, on a machine with no JDKs but ours. */
  private Ended runAmong(Path javaHome) throws Exception {
    String text = Files.readString(SCRIPT);
    String places = "/usr/lib/jvm/* /opt/java/* /opt/jdk*";
    assertThat(text).contains(places);
    Path script = Files.createDirectory(folder.resolve("product")).resolve("run-benchmarks.sh");
    Files.writeString(script, text.replace(places, folder.resolve("jdks") + "/*"));
    Path programs = folder.resolve("bin");
    program(programs.resolve("mvn"), "echo Maven on $JAVA_HOME; exit 1");
    for (String tool : TOOLS) {
      Files.createSymbolicLink(programs.resolve(tool), found(tool));
    }
    ProcessBuilder bash =
        new ProcessBuilder(found("bash").toString(), script.toString()).redirectErrorStream(true);
    bash.environment().put("PATH", programs.toString());
    bash.environment().put("HOME", folder.toString());
    bash.environment().put("TMPDIR", folder.toString());
    bash.environment().put("JAVA_HOME", javaHome.toString());
    Process process = bash.start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), printed);
  }

  private static void program(Path file, String line) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + line + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private static Path found(String tool) {
    return Stream.of("/usr/bin", "/bin")
        .map(bin -> Path.of(bin, tool))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow();
  }

  /** The script is read up to where it knows its folder; nothing is built. */
  private static String folderSeenBy(Path link) throws Exception {
    Process bash =
        new ProcessBuilder("bash", "-x", link.toString()).redirectErrorStream(true).start();
    String trace = "";
    try (var lines = bash.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("+ here=")) {
          trace = line.substring("+ here=".length());
          break;
        }
      }
    } finally {
      bash.descendants().forEach(ProcessHandle::destroyForcibly);
      bash.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
    }
    return trace;
  }
}

package org.concurrencyatlas.result.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.ForkBuilder;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.Iteration;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.ResourceUsage;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.result.jvm.JvmActivity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("forks.jsonl");
  }

  @Test
  void whatIsAppendedIsReadBackEqual() throws IOException {
    append(fork(0), fork(1));

    assertThat(Journal.read(file).forks()).containsExactly(fork(0), fork(1));
    assertThat(Journal.read(file).dropped()).isEmpty();
  }

  @Test
  void aLineOfAVersionThatNamedNoEnvironmentIsRead() throws IOException {
    append(fork(0));
    String line = Files.readString(file);
    String older = line.replace("\"environment\":\"0123456789ab\",", "");
    Files.writeString(file, older);

    assertThat(older).isNotEqualTo(line);
    assertThat(Journal.read(file).forks()).extracting(ForkResult::environment).containsExactly("");
  }

  @Test
  void aPointOfManyLinesIsOneObjectSoThatLargeJournalsFitIntoMemory() throws IOException {
    append(fork(0), fork(1));

    List<ForkResult> forks = Journal.read(file).forks();

    assertThat(forks.getLast().point()).isSameAs(forks.getFirst().point());
    assertThat(forks.getLast().contender()).isSameAs(forks.getFirst().contender());
  }

  @Test
  void aLineWhosePointOrContenderCannotBeReadIsNamed() throws IOException {
    append(fork(0));
    String line = Files.readString(file).strip();
    Files.writeString(
        file,
        String.join(
            "\n",
            line,
            line.replaceFirst("\"point\":\"[^\"]*\"", "\"point\":\"\""),
            line.replaceFirst("\"point\":\"[^\"]*\"", "\"point\":{}"),
            line.replaceFirst("\"contender\":\"[^\"]*\"", "\"contender\":\"a(b\""),
            line));

    assertThat(Journal.read(file).forks()).containsExactly(fork(0), fork(0));
    assertThat(Journal.read(file).dropped()).hasSize(3);
  }

  @Test
  void aMissingJournalIsEmpty() throws IOException {
    assertThat(Journal.read(file).forks()).isEmpty();
  }

  @Test
  void aLineCutByAKilledRunIsNamedAndNeitherLosesItsNeighboursNorIsRemoved() throws IOException {
    append(fork(0), fork(1));
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(whole, whole.length - 20));

    append(fork(2));

    Journal.Content content = Journal.read(file);
    assertThat(content.forks()).containsExactly(fork(0), fork(2));
    assertThat(content.dropped())
        .singleElement()
        .asString()
        .startsWith("line 2 of forks.jsonl is damaged and was left out");
    assertThat(Files.readAllBytes(file))
        .startsWith(java.util.Arrays.copyOf(whole, whole.length - 20));
  }

  @Test
  void noiseInTheMiddleIsNamed() throws IOException {
    append(fork(0));
    Files.write(file, new byte[] {(byte) 0xff, 'x', '\n'}, StandardOpenOption.APPEND);
    append(fork(1));

    assertThat(Journal.read(file).forks()).containsExactly(fork(0), fork(1));
    assertThat(Journal.read(file).dropped()).hasSize(1);
  }

  @Test
  void twoRunsCannotAppendToOneJournal() throws IOException {
    try (Journal first = Journal.open(file)) {
      first.append(fork(0));
      assertThatThrownBy(() -> Journal.open(file))
          .isInstanceOf(UsageException.class)
          .hasMessageContaining("is being written by another run");
    }
  }

  /** POSIX drops the locks of a process when it closes any channel to the locked file. */
  @Test
  void anotherProcessCannotAppendThoughTheJournalWasReadMeanwhile() throws Exception {
    try (Journal first = Journal.open(file)) {
      first.append(fork(0));
      assertThat(Journal.read(file).forks()).hasSize(1);

      assertThat(openInAnotherProcess()).isEqualTo(Opener.REFUSED);
    }
    assertThat(openInAnotherProcess()).isZero();
  }

  private int openInAnotherProcess() throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Opener.class.getName(),
            file.toString())
        .inheritIO()
        .start()
        .waitFor();
  }

  /** Opens a journal in a JVM of its own. */
  static final class Opener {
    static final int REFUSED = 3;

    private Opener() {}

    public static void main(String[] arguments) throws IOException {
      try (Journal _ = Journal.open(Path.of(arguments[0]))) {
        System.exit(0);
      } catch (UsageException e) {
        System.exit(REFUSED);
      }
    }
  }

  @Test
  void aJournalThatIsRemovedMeanwhileIsNoticedAndCanStillBeCopied() throws IOException {
    Path copy = folder.resolve("copy.jsonl");
    try (Journal journal = Journal.open(file)) {
      journal.append(fork(0));
      Files.delete(file);

      assertThatThrownBy(() -> journal.append(fork(1)))
          .isInstanceOf(JournalRemovedException.class)
          .hasMessageContaining("was removed while the run went on");
      journal.copyTo(copy);
    }

    assertThat(Journal.read(copy).forks()).containsExactly(fork(0));
  }

  @Test
  void whatTheJvmDidIsKeptAndALineWithoutItIsReadAsBefore() throws IOException {
    JvmActivity activity = new JvmActivity(4, 2, 3, 0.97, 12, 100, 5, Double.NaN, Double.NaN);
    ForkResult told = fork(1).with(Optional.of(activity));

    append(fork(0), told);

    assertThat(Journal.read(file).forks()).containsExactly(fork(0), told);
    assertThat(Files.readAllLines(file).getFirst()).doesNotContain("jvm\"");
    assertThat(Files.readAllLines(file).getLast()).contains("\"pinnedShare\":0.97");
  }

  private void append(ForkResult... forks) throws IOException {
    try (Journal journal = Journal.open(file)) {
      List.of(forks).forEach(journal::append);
    }
  }

  private static ForkResult fork(int sequence) {
    return ForkBuilder.of(
            Point.parse("sha256(bytes=65536,tasks=256)"), Contender.parse("fixed-pool(threads=2)"))
        .sequence(sequence)
        .warmupMillis(1000)
        .iterations(List.of(new Iteration(10, 5e6), new Iteration(12, 4e6)))
        .costs(new ResourceUsage(1e7, 1024, 1 << 20, 7, 0.5, OptionalDouble.of(3e6)))
        .environment("0123456789ab")
        .startedAt(Instant.parse("2026-11-22T06:00:00Z"))
        .elapsedMillis(2500)
        .build();
  }
}

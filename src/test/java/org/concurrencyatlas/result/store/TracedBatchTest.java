package org.concurrencyatlas.result.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.Span;
import org.concurrencyatlas.result.Span.Activity;
import org.concurrencyatlas.result.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TracedBatchTest {
  private static final TracedBatch BATCH =
      new TracedBatch(
          TracedBatch.FORMAT,
          Point.parse("mixed(tasks=1)"),
          Contender.parse("async"),
          Instant.EPOCH,
          12,
          5,
          2_000,
          "",
          /* whole= */ true,
          List.of(new Span(0, Activity.COMPUTE, 1, 2, 3, "thread#1", "")));

  @TempDir Path folder;

  @Test
  void whatIsWrittenIsReadBack() throws IOException {
    TracedBatch failed =
        TracedBatch.failed(BATCH.point(), BATCH.contender(), Instant.EPOCH, "no memory");

    TracedBatch.write(folder, List.of(BATCH, failed));

    assertThat(TracedBatch.read(folder)).containsExactly(BATCH, failed);
  }

  @Test
  void aFolderWithoutATraceIsNamed() {
    assertThatThrownBy(() -> TracedBatch.read(folder))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith(folder + " holds no trace (no trace.jsonl)");
  }

  @Test
  void aDamagedLineIsNamed() throws IOException {
    TracedBatch.write(folder, List.of(BATCH));
    Files.writeString(
        folder.resolve(TracedBatch.FILE), "{\"format\":", java.nio.file.StandardOpenOption.APPEND);

    assertThatThrownBy(() -> TracedBatch.read(folder))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("line 2 of ")
        .hasMessageContaining("is damaged");
  }

  @Test
  void aTraceOfANewerVersionIsRefused() throws IOException {
    TracedBatch.write(folder, List.of(BATCH));
    Path file = folder.resolve(TracedBatch.FILE);
    Files.writeString(file, Files.readString(file).replace("\"format\":1", "\"format\":99"));

    assertThatThrownBy(() -> TracedBatch.read(folder))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("newer version");
  }
}

package org.concurrencyatlas.process.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.concurrencyatlas.process.link.PipeLink;
import org.concurrencyatlas.process.wire.Frame;
import org.concurrencyatlas.process.wire.FrameWriter;
import org.junit.jupiter.api.Test;

class OutboxTest {
  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
  private final Outbox outbox =
      new Outbox(new PipeLink(new ByteArrayInputStream(new byte[0]), sent));

  /** Else the worker would be idle before the pool learns that it can take more. */
  @Test
  void answersAreSentBeforeATaskThatWouldMakeThemTooOld() throws IOException {
    long now = 7_000;
    add(now);

    outbox.flushIfStale(now + 199_999);
    assertThat(sent.size()).isZero();
    outbox.flushIfStale(now + 200_000);
    assertThat(sent.size()).isPositive();
    assertThat(outbox.hasPending()).isFalse();
  }

  @Test
  void theOldestAnswerCounts() throws IOException {
    add(0);
    add(190_000);
    outbox.flushIfStale(200_000);

    assertThat(outbox.hasPending()).isFalse();
  }

  private void add(long nanos) {
    FrameWriter frame = new FrameWriter(1_000);
    frame.begin(Frame.ANSWER, 1);
    frame.end();
    outbox.add(frame, nanos);
  }
}

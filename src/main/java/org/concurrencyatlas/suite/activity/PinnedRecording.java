package org.concurrencyatlas.suite.activity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/** The Flight Recorder's events of virtual threads that parked and kept their carriers. */
final class PinnedRecording {
  private static final String EVENT = "jdk.VirtualThreadPinned";

  private final Recording recording = new Recording();

  /**
   * What was recorded.
   *
   * @param events how many
   * @param millis their time together, milliseconds
   */
  record Pinned(long events, double millis) {}

  private PinnedRecording() {
    recording.enable(EVENT).withThreshold(Duration.ZERO).withoutStackTrace();
  }

  static PinnedRecording start() {
    PinnedRecording started = new PinnedRecording();
    started.recording.start();
    return started;
  }

  /** Ends it; its file is gone afterwards. */
  Pinned stop() {
    try (recording) {
      recording.stop();
      Path file = Files.createTempFile("concurrency-atlas-", ".jfr");
      try {
        recording.dump(file);
        return sum(RecordingFile.readAllEvents(file));
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Pinned sum(List<RecordedEvent> events) {
    List<RecordedEvent> pinned =
        events.stream().filter(each -> each.getEventType().getName().equals(EVENT)).toList();
    return new Pinned(
        pinned.size(),
        pinned.stream().mapToDouble(each -> each.getDuration().toNanos() / 1e6).sum());
  }
}

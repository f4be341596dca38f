package org.concurrencyatlas.analysis.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;
import org.concurrencyatlas.result.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recording that the test makes itself is read as what was done. */
class RecordingReaderTest {
  private static final int READS = 7;

  @TempDir private Path folder;

  @Test
  void readsTasksAndSettingsOfARecordingWithTheProductsSettingsAreFound() throws Exception {
    RecordedService service = record("toy.Task", "off");

    RecordedService.Who client = service.tasks().getFirst().who();
    assertThat(service.tasks()).hasSize(READS);
    assertThat(service.reads()).filteredOn(read -> read.who().equals(client)).hasSize(READS);
    assertThat(service.readSettings().complete()).isTrue();
    assertThat(service.processors()).isPositive();
    assertThat(service.from()).isLessThan(service.to());
  }

  @Test
  void anEventThatWasNotAskedForIsNoTask() throws Exception {
    assertThat(record("", "off").tasks()).isEmpty();
  }

  @Test
  void aRecordingThatLeavesReadsOutSaysSo() throws Exception {
    RecordedService service = record("", "100/s");

    assertThat(service.readSettings().throttled()).isTrue();
    assertThat(service.readSettings().complete()).isFalse();
  }

  @Test
  void aFileThatIsNoRecordingIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("no.jfr"), "text");

    assertThatThrownBy(() -> RecordingReader.read(file, ""))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("no.jfr is no recording, or it is damaged")
        .message()
        .hasLineCount(1);
  }

  private RecordedService record(String taskEvent, String throttle)
      throws IOException, ParseException {
    Path file = folder.resolve("test.jfr");
    try (DelayingBackend backend = new DelayingBackend(Duration.ofMillis(1));
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), backend.port());
        Recording recording = new Recording(Configuration.create(ToyRecording.SETTINGS))) {
      recording.enable("jdk.SocketRead").with("throttle", throttle);
      recording.start();
      for (int i = 0; i < READS; i++) {
        ToyService.TaskEvent task = new ToyService.TaskEvent();
        task.begin();
        socket.getOutputStream().write(i);
        assertThat(socket.getInputStream().read()).isEqualTo(i);
        task.commit();
      }
      recording.stop();
      recording.dump(file);
    }
    return RecordingReader.read(file, taskEvent);
  }
}

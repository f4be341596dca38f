package org.concurrencyatlas.analysis.recording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.EventType;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;
import org.concurrencyatlas.analysis.recording.RecordedService.Load;
import org.concurrencyatlas.analysis.recording.RecordedService.ReadSettings;
import org.concurrencyatlas.analysis.recording.RecordedService.Sample;
import org.concurrencyatlas.analysis.recording.RecordedService.Span;
import org.concurrencyatlas.analysis.recording.RecordedService.Who;
import org.concurrencyatlas.result.UsageException;

/** Reads a Flight Recorder file, event by event. */
public final class RecordingReader {
  private static final String READ = "jdk.SocketRead";

  /** How the JDK calls the threads that carry virtual ones. */
  private static final String CARRIER_NAME = "ForkJoinPool-1-worker-";

  private final String taskEvent;
  private final List<Span> reads = new ArrayList<>();
  private final List<Load> loads = new ArrayList<>();
  private final List<Sample> samples = new ArrayList<>();
  private final List<Span> tasks = new ArrayList<>();
  private final List<Double> machineLoads = new ArrayList<>();
  private final Map<String, String> readSettings = new HashMap<>();
  private final Map<Who, Long> lost = new HashMap<>();
  private long readId = -1;
  private int processors = 1;
  private long from = Long.MAX_VALUE;
  private long to = Long.MIN_VALUE;

  private RecordingReader(String taskEvent) {
    this.taskEvent = taskEvent;
  }

  /**
   * Reads a file.
   *
   * @param taskEvent name of the event that the service commits for each of its tasks; empty for
   *     none
   * @throws UsageException when it is not there or no recording
   */
  public static RecordedService read(Path file, String taskEvent) {
    if (!Files.isReadable(file)) {
      throw new UsageException(file + " cannot be read; give a file that jcmd JFR.dump wrote");
    }
    RecordingReader reader = new RecordingReader(taskEvent);
    try (RecordingFile recording = new RecordingFile(file)) {
      reader.readId = id(recording.readEventTypes());
      while (recording.hasMoreEvents()) {
        reader.take(recording.readEvent());
      }
    } catch (IOException | RuntimeException e) {
      throw new UsageException(
          "%s is no recording, or it is damaged (%s); give a file that jcmd JFR.dump wrote"
              .formatted(file, String.valueOf(e.getMessage()).lines().findFirst().orElse("")));
    }
    return reader.service();
  }

  private static long id(List<EventType> types) {
    return types.stream()
        .filter(type -> type.getName().equals(READ))
        .mapToLong(EventType::getId)
        .findFirst()
        .orElse(-1);
  }

  private RecordedService service() {
    return new RecordedService(
        reads,
        loads,
        samples,
        tasks,
        machineLoads,
        processors,
        new ReadSettings(
            readSettings.getOrDefault("enabled", "false").equals("true"),
            readSettings.getOrDefault("threshold", ""),
            readSettings.getOrDefault("throttle", "")),
        from,
        to);
  }

  private void take(RecordedEvent event) {
    from = Math.min(from, nanos(event.getStartTime()));
    to = Math.max(to, nanos(event.getEndTime()));
    String name = event.getEventType().getName();
    switch (name) {
      case READ -> reads.add(span(event));
      case "jdk.ThreadCPULoad" ->
          loads.add(
              new Load(
                  who(event),
                  nanos(event.getStartTime()),
                  (double) event.getFloat("user") + event.getFloat("system")));
      case "jdk.CPUTimeSample" -> takeSample(event);
      case "jdk.CPUTimeSamplesLost" ->
          lost.merge(who(event), (long) event.getInt("lostSamples"), Long::sum);
      case "jdk.CPULoad" -> machineLoads.add((double) event.getFloat("machineTotal"));
      case "jdk.CPUInformation" -> processors = Math.max(1, event.getInt("hwThreads"));
      case "jdk.ActiveSetting" -> takeSetting(event);
      default -> {
        if (name.equals(taskEvent)) {
          tasks.add(span(event));
        }
      }
    }
  }

  /** Samples that a thread lost are as long as the one that follows. */
  private void takeSample(RecordedEvent event) {
    Who who = who(event);
    long missing = lost.getOrDefault(who, 0L);
    lost.remove(who);
    long period = event.getDuration("samplingPeriod").toNanos();
    samples.add(new Sample(who, nanos(event.getStartTime()), (1 + missing) * period));
  }

  private void takeSetting(RecordedEvent event) {
    if (event.getLong("id") == readId) {
      readSettings.put(event.getString("name"), event.getString("value"));
    }
  }

  private static Span span(RecordedEvent event) {
    return new Span(who(event), nanos(event.getStartTime()), event.getDuration().toNanos());
  }

  private static Who who(RecordedEvent event) {
    RecordedThread thread = event.getThread();
    if (thread == null) {
      return new Who(-1, Who.Kind.PLATFORM);
    }
    String name = String.valueOf(thread.getJavaName());
    return new Who(
        thread.getId(),
        thread.isVirtual()
            ? Who.Kind.VIRTUAL
            : name.startsWith(CARRIER_NAME) ? Who.Kind.CARRIER : Who.Kind.PLATFORM);
  }

  private static long nanos(Instant time) {
    return time.getEpochSecond() * 1_000_000_000L + time.getNano();
  }
}

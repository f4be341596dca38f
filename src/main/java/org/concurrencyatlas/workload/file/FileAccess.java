package org.concurrencyatlas.workload.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.concurrencyatlas.catalogue.Parameter.Choice;
import org.concurrencyatlas.catalogue.Parameter.WholeNumber;
import org.concurrencyatlas.machine.TemporaryFolder;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.workload.Limit;
import org.concurrencyatlas.workload.Machine;
import org.concurrencyatlas.workload.Services;
import org.concurrencyatlas.workload.StoringWorkload;
import org.concurrencyatlas.workload.Task;
import org.concurrencyatlas.workload.UnsupportedTaskException;
import org.concurrencyatlas.workload.Workload;
import org.concurrencyatlas.workload.WorkloadInfo;
import org.concurrencyatlas.workload.data.SplitMix;

/**
 * Reads or writes whole files. Those of the page cache are memory with a file's name: nothing waits
 * for a device. A write that is synchronised, and direct I/O, wait for it.
 */
public final class FileAccess implements StoringWorkload {
  private static final String OPERATION = "operation";
  private static final String ACCESS = "access";
  private static final String FILES = "files";
  private static final String BYTES = "bytes";

  /** So much may all files hold together: 4 GiB. */
  private static final long MOST_BYTES = 1L << 32;

  private static final WorkloadInfo INFO =
      new WorkloadInfo(
          "file",
          "reads or writes of whole files, through the page cache or past it",
          "T ≥ N·s/P, s of one sequential pass through the page cache",
          WorkloadInfo.Kind.MIXED,
          List.of(
              new WholeNumber(TASKS, "tasks in a batch", 1, 100_000, 256),
              new WholeNumber(FILES, "different files, used in turn", 1, 10_000, 64),
              new WholeNumber(BYTES, "length of a file", 1, 1 << 26, 1 << 16),
              new Choice(
                  OPERATION,
                  "what a task does with its file",
                  List.of(FileTask.READ, FileTask.WRITE, FileTask.WRITE_SYNC),
                  FileTask.READ),
              new Choice(
                  ACCESS,
                  "where the bytes come from and go to",
                  List.of(FileTask.PAGE_CACHE, FileTask.DIRECT),
                  FileTask.PAGE_CACHE),
              Workload.concurrency(100_000)),
          Set.of());

  @Override
  public WorkloadInfo info() {
    return INFO;
  }

  @Override
  public void check(Point point) {
    long bytes = point.parameter(BYTES);
    if (bytes * point.parameter(FILES) > MOST_BYTES) {
      throw new UsageException(
          "%d files of %d bytes are more than %d bytes; give fewer files or bytes"
              .formatted(point.parameter(FILES), bytes, MOST_BYTES));
    }
    if (point.choice(ACCESS).equals(FileTask.DIRECT) && bytes % AlignedBuffers.BLOCK != 0) {
      throw new UsageException(
          "bytes=%d is not for access=direct, which moves whole blocks; give a multiple of %d"
              .formatted(bytes, AlignedBuffers.BLOCK));
    }
  }

  @Override
  public List<Task> batch(Point point, Services services) {
    try {
      Path folder = PrivateFolder.create();
      List<FileTask> tasks = tasks(point, folder);
      make(oneForEachFile(tasks, point), folder);
      return List.copyOf(tasks);
    } catch (IOException e) {
      throw new UncheckedIOException("the files cannot be made: " + e.getMessage(), e);
    }
  }

  private static void make(List<FileTask> files, Path folder) throws IOException {
    try {
      for (FileTask file : files) {
        file.create();
      }
    } catch (IOException | UnsupportedTaskException e) {
      PrivateFolder.remove(folder);
      throw e;
    }
  }

  private static List<FileTask> tasks(Point point, Path folder) {
    return LongStream.range(0, point.parameter(TASKS))
        .mapToObj(index ->
            new FileTask(
                folder.toString(),
                point.choice(OPERATION),
                point.choice(ACCESS),
                (int) (index % point.parameter(FILES)),
                (int) point.parameter(BYTES)))
        .toList();
  }

  private static <T> List<T> oneForEachFile(List<T> tasks, Point point) {
    return tasks.subList(0, (int) Math.min(tasks.size(), point.parameter(FILES)));
  }

  @Override
  public long expected(Point point) {
    boolean reads = point.choice(OPERATION).equals(FileTask.READ);
    int bytes = (int) point.parameter(BYTES);
    long tasks = point.parameter(TASKS);
    long files = Math.min(tasks, point.parameter(FILES));
    long[] sums = new long[(int) Math.min(files, FileContent.VARIANTS)];
    for (int variant = 0; reads && variant < sums.length; variant++) {
      sums[variant] = FileContent.of(variant).crc32(bytes);
    }
    return LongStream.range(0, files)
        .map(file -> {
          long answer = reads ? sums[(int) (file % sums.length)] : SplitMix.mix(file);
          return answer * Math.ceilDiv(tasks - file, files);
        })
        .sum();
  }

  /** Through the page cache and without waiting for the device. */
  @Override
  public Point bareKernel(Point point) {
    Point cached = point.with(ACCESS, FileTask.PAGE_CACHE);
    return point.choice(OPERATION).equals(FileTask.WRITE_SYNC)
        ? cached.with(OPERATION, FileTask.WRITE)
        : cached;
  }

  /** One thread that passes over all files, one after another. */
  @Override
  public boolean oneAtATime(Point point) {
    return true;
  }

  @Override
  public Duration limit(Point point, Machine machine) {
    return Limit.computing(point.parameter(TASKS), machine);
  }

  @Override
  public Optional<String> flaw(Point point, List<Task> batch) throws IOException {
    for (Task task : oneForEachFile(batch, point)) {
      if (task instanceof FileTask file && !file.isRight()) {
        return Optional.of("file %d does not hold what was written".formatted(file.file()));
      }
    }
    return Optional.empty();
  }

  @Override
  public void remove(Point point, List<Task> batch) throws IOException {
    if (batch.getFirst() instanceof FileTask file && Files.exists(Path.of(file.folder()))) {
      TemporaryFolder.delete(Path.of(file.folder()));
    }
  }
}

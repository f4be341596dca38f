package org.concurrencyatlas.process;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.concurrencyatlas.process.jvm.PoolOptions;
import org.concurrencyatlas.process.jvm.WorkerJvm;
import org.concurrencyatlas.process.task.PoolException;
import org.concurrencyatlas.process.task.RetryPolicy;
import org.concurrencyatlas.result.UsageException;

/**
 * A file that worker JVMs start from, so that their classes are loaded already; written by a worker
 * in a training run, and deleted when closed.
 */
public final class StartupCache implements AutoCloseable {
  /** The kinds of caches. */
  public enum Kind {
    /** An archive of the loaded classes (class data sharing). */
    CDS("-XX:ArchiveClassesAtExit=", "-XX:SharedArchiveFile="),
    /** Loaded and linked classes and method profiles (JEP 483, 514 and 515). */
    AOT("-XX:AOTCacheOutput=", "-XX:AOTCache=");

    private final String write;
    private final String read;

    Kind(String write, String read) {
      this.write = write;
      this.read = read;
    }
  }

  private static final int TRAINING_CALLS = 2_000;
  private static final long WRITE_MILLIS = 60_000;

  private final WorkerJvm jvm;
  private final Path directory;

  private StartupCache(WorkerJvm jvm, Path directory) {
    this.jvm = jvm;
    this.directory = directory;
  }

  /**
   * Trains a worker JVM, which takes some seconds.
   *
   * @param examples tasks like those to come; they are called, so that the cache holds their
   *     classes
   * @throws UsageException when the JVM wrote no cache
   * @throws IOException also when an example fails
   */
  public static <R> StartupCache train(
      WorkerJvm jvm, Kind kind, List<? extends Callable<R>> examples)
      throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory("concurrency-atlas-");
    Path file = directory.resolve("worker");
    StartupCache cache = new StartupCache(jvm.withFlag(kind.read + file), directory);
    try {
      runTraining(jvm.withFlag(kind.write + file), examples);
      if (!Files.isRegularFile(file)) {
        throw new UsageException(
            "the JVM wrote no %s cache; it caches only classes from jars: start from the product's jar, not from %s"
                .formatted(kind, System.getProperty("java.class.path")));
      }
      return cache;
    } catch (IOException | InterruptedException | RuntimeException e) {
      cache.close();
      throw e;
    }
  }

  /** The trained JVM, which starts from the cache while that is open. */
  public WorkerJvm jvm() {
    return jvm;
  }

  @Override
  public void close() throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
    Files.delete(directory);
  }

  private static <R> void runTraining(WorkerJvm jvm, List<? extends Callable<R>> examples)
      throws IOException, InterruptedException {
    PoolOptions options = PoolOptions.of(1).withRetryPolicy(RetryPolicy.RETRYABLE).withJvm(jvm);
    try (WorkerPool pool = WorkerPool.open(options)) {
      List<TrainingTask> tasks = new ArrayList<>();
      for (int i = 0; i < TRAINING_CALLS; i++) {
        tasks.add(new TrainingTask(i, i, "training"));
      }
      pool.inOrder(tasks, 10);
      pool.inOrder(examples, 1);
      pool.close(WRITE_MILLIS);
    } catch (PoolException e) {
      throw new IOException("the training run has failed", e);
    }
  }

  /** A task whose components have the types that most tasks use. */
  record TrainingTask(int number, long seed, String text) implements Callable<Long> {
    @Override
    public Long call() {
      return seed * number + text.length();
    }
  }
}

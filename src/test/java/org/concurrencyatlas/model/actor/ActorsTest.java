package org.concurrencyatlas.model.actor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.concurrencyatlas.catalogue.Library;
import org.concurrencyatlas.model.Session;
import org.concurrencyatlas.model.catalogue.ModelCatalogue;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.workload.AsyncTask;
import org.concurrencyatlas.workload.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("A pool of actors")
@Timeout(60)
class ActorsTest {
  private static final String DISPATCHER = "actors-pekko.actor.default-dispatcher-";

  private static final Pattern OF_THE_CLUSTER =
      Pattern.compile("pekko-(?!actor|slf4j)[a-z0-9-]+_|agrona|asn-one|ssl-config");

  private final ModelCatalogue models = new ModelCatalogue();

  @Test
  @DisplayName("computes on the threads of its dispatcher, as many as its setting says")
  void computesOnTheThreadsOfItsDispatcher() throws Exception {
    Set<String> threads = ConcurrentHashMap.newKeySet();
    Task busy =
        () -> {
          threads.add(Thread.currentThread().getName());
          Thread.sleep(2); // what waits for a lock would be replaced by another thread
          return 1;
        };

    assertThat(run("actors(threads=3)", Collections.nCopies(60, busy))).isEqualTo(60);

    assertThat(threads).hasSize(3).allMatch(name -> name.startsWith(DISPATCHER));
  }

  @Test
  @DisplayName("loses no message to a full mailbox, however many tasks there are for an actor")
  void losesNoMessage() throws Exception {
    assertThat(run("actors(actors=3)", Collections.nCopies(20_000, () -> 1L))).isEqualTo(20_000);
    assertThat(run("actors(actors=3)", Collections.nCopies(20_000, new Ended()))).isEqualTo(20_000);
  }

  @Test
  @DisplayName("puts no task behind one that lasts")
  void putsNoTaskBehindOneThatLasts() throws Exception {
    CountDownLatch others = new CountDownLatch(99);
    List<Task> tasks = new ArrayList<>();
    tasks.add(() -> {
      others.await();
      return 1;
    });
    tasks.addAll(
        Collections.nCopies(
            99,
            () -> {
              others.countDown();
              return 1;
            }));

    assertThat(run("actors(actors=2,threads=2)", tasks)).isEqualTo(100);
  }

  @Test
  @DisplayName("holds no thread for tasks that wait: with one thread all are in flight")
  void holdsNoThreadForTasksThatWait() throws Exception {
    CountDownLatch begun = new CountDownLatch(200);
    CompletableFuture<Long> allHaveBegun =
        CompletableFuture.supplyAsync(() -> {
          try {
            begun.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return 1L;
        });

    assertThat(
            run(
                "actors(actors=200,threads=1)",
                Collections.nCopies(200, new Waits(begun, allHaveBegun))))
        .isEqualTo(200);
  }

  @Test
  @DisplayName("computes what a waiting task computes on its dispatcher, too")
  void computesPartsOnItsDispatcher() throws Exception {
    Set<String> threads = ConcurrentHashMap.newKeySet();

    assertThat(run("actors(threads=2)", Collections.nCopies(50, new Computes(threads))))
        .isEqualTo(50);

    assertThat(threads).isNotEmpty().allMatch(name -> name.startsWith(DISPATCHER));
  }

  @Test
  @DisplayName("of one JVM needs nothing of the cluster, whose jars its forks do not have")
  void ofOneJvmNeedsNothingOfTheCluster() throws Exception {
    assertThat(libraries("actors")).containsExactly(Library.PEKKO);
    assertThat(libraries("actors(nodes=2)")).containsExactly(Library.PEKKO_CLUSTER);

    String withoutCluster =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !OF_THE_CLUSTER.matcher(entry).find())
            .collect(Collectors.joining(File.pathSeparator));
    assertThat(withoutCluster.length()).isLessThan(System.getProperty("java.class.path").length());
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                withoutCluster,
                OneJvm.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertThat(new String(other.getInputStream().readAllBytes(), UTF_8).strip()).isEqualTo("10");
  }

  private Set<Library> libraries(String contender) {
    Contender who = Contender.parse(contender);
    return models.get(who.model()).libraries(models.resolve(who));
  }

  /** Runs ten tasks in a JVM of its own. */
  static final class OneJvm {
    public static void main(String[] args) throws Exception {
      System.out.println(
          new ActorsTest().run("actors(actors=3)", Collections.nCopies(10, () -> 1L)));
    }
  }

  private long run(String contender, List<? extends Task> tasks) throws Exception {
    Contender who = Contender.parse(contender);
    try (Session session = models.get(who.model()).open(models.resolve(who))) {
      return session.run(List.copyOf(tasks));
    }
  }

  /** Has its answer when it begins. */
  private record Ended() implements AsyncTask {
    @Override
    public long call() {
      return 1;
    }

    @Override
    public CompletionStage<Long> callAsync() {
      return CompletableFuture.completedFuture(1L);
    }
  }

  /** Ends when all others have begun. */
  private record Waits(CountDownLatch begun, CompletableFuture<Long> allHaveBegun)
      implements AsyncTask {
    @Override
    public long call() {
      throw new AssertionError("this would hold a thread");
    }

    @Override
    public CompletionStage<Long> callAsync() {
      begun.countDown();
      return allHaveBegun.copy();
    }
  }

  /** Notes on which thread it computes. */
  private record Computes(Set<String> threads) implements AsyncTask {
    @Override
    public long call() {
      throw new AssertionError("this would hold a thread");
    }

    @Override
    public CompletionStage<Long> callAsync() {
      throw new AssertionError("it computes, too");
    }

    @Override
    public CompletionStage<Long> callAsync(Executor processors) {
      return CompletableFuture.supplyAsync(
          () -> {
            threads.add(Thread.currentThread().getName());
            return 1L;
          },
          processors);
    }
  }
}

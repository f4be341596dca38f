package org.concurrencyatlas.workload.coordination.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.concurrencyatlas.catalogue.Library;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.workload.Services;
import org.concurrencyatlas.workload.Task;
import org.concurrencyatlas.workload.Workload;
import org.concurrencyatlas.workload.catalogue.WorkloadCatalogue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Queues between tasks")
@Timeout(30)
class QueuesTest {
  private final WorkloadCatalogue workloads = new WorkloadCatalogue();

  @DisplayName("are refused where a kind cannot have such a bound or such ends")
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          kind=array-blocking                             | capacity=0 is no bound, which kind=array-blocking must have; give capacity=1024
          kind=linked-transfer,capacity=8                 | capacity=8 is not for kind=linked-transfer, which has no bound; give capacity=0 or kind=linked-blocking
          kind=disruptor-blocking                         | capacity=0 is no bound, which kind=disruptor-blocking must have; give capacity=1024
          kind=jctools-mpmc,capacity=1000                 | capacity=1000 is not for kind=jctools-mpmc; give a power of two from 4 on, like capacity=1024
          kind=disruptor-sleeping,capacity=2              | capacity=2 is not for kind=disruptor-sleeping; give a power of two from 4 on, like capacity=1024
          kind=jctools-spsc,capacity=8,tasks=3,pattern=many-to-one         | kind=jctools-spsc is for one sender and one receiver, here 2 send and 1 receive; give another kind or pattern
          kind=disruptor-blocking,capacity=8,tasks=4,pattern=many-to-many  | kind=disruptor-blocking is for one receiver, here 2 send and 2 receive; give another kind or pattern
          """)
  void whatAKindCannotBeIsRefused(String parameters, String reason) {
    assertThatThrownBy(() -> workloads.resolve(Point.parse("queue(%s)".formatted(parameters))))
        .isInstanceOf(UsageException.class)
        .hasMessage(reason);
  }

  @DisplayName("name the library that they need, and most need none")
  @Test
  void theLibraryOfAKindIsNamed() {
    assertThat(libraries("kind=linked-blocking")).isEmpty();
    assertThat(libraries("kind=jctools-spsc,capacity=8")).containsExactly(Library.JCTOOLS);
    assertThat(libraries("kind=disruptor-sleeping,capacity=8")).containsExactly(Library.DISRUPTOR);
  }

  @DisplayName("hand over messages in their order, more of them than they hold")
  @ParameterizedTest
  @EnumSource
  void messagesKeepTheirOrder(Kind kind) throws Exception {
    int messages = 1_000;
    Handover queue = kind.open(4, 1);
    Thread sender =
        Thread.ofPlatform()
            .daemon()
            .start(() -> {
              try {
                for (long message = 0; message < messages; message++) {
                  queue.put(message);
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });

    for (long message = 0; message < messages; message++) {
      assertThat(queue.take()).isEqualTo(message);
    }
    sender.join();
  }

  @DisplayName("lose nothing that several send at once")
  @ParameterizedTest
  @ValueSource(strings = {"disruptor-blocking", "disruptor-sleeping", "jctools-mpmc"})
  void severalSendersLoseNothing(String kind) throws Exception {
    Point point =
        workloads.resolve(
            Point.parse(
                "queue(kind=%s,capacity=8,tasks=5,pattern=many-to-one,messages=2000)"
                    .formatted(kind)));
    Workload workload = workloads.get("queue");
    List<Task> batch = workload.batch(point, Services.none());
    try (ExecutorService threads = Executors.newCachedThreadPool()) {
      long sum = 0;
      for (Future<Long> answer : threads.invokeAll(batch.stream().map(this::callable).toList())) {
        sum += answer.get();
      }
      assertThat(sum).isEqualTo(workload.expected(point));
    }
  }

  private Callable<Long> callable(Task task) {
    return task::call;
  }

  private Set<Library> libraries(String parameters) {
    Point point = workloads.resolve(Point.parse("queue(%s)".formatted(parameters)));
    return workloads.get("queue").libraries(point);
  }
}

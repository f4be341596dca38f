package org.concurrencyatlas.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.concurrencyatlas.result.Span;
import org.concurrencyatlas.result.Span.Activity;
import org.concurrencyatlas.workload.AsyncTask;
import org.concurrencyatlas.workload.SpanLog;
import org.concurrencyatlas.workload.SplitTask;
import org.concurrencyatlas.workload.Task;
import org.concurrencyatlas.workload.UrgentTask;
import org.concurrencyatlas.workload.WaitingTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A model must treat a task that notes another as it would treat that other. */
class NotedTasksTest {
  @TempDir private Path folder;

  static Stream<Arguments> mixtures() throws Exception {
    List<Class<?>> kinds = kinds();
    return kinds.stream().flatMap(one -> kinds.stream().map(other -> Arguments.of(one, other)));
  }

  /** The trace of an urgent task was once that of any other. */
  @ParameterizedTest
  @MethodSource("mixtures")
  void aTaskThatNotesAnotherIsOfTheSameKinds(Class<?> one, Class<?> other) throws Exception {
    Task task =
        (Task)
            Proxy.newProxyInstance(
                Task.class.getClassLoader(),
                Stream.of(one, other).distinct().toArray(Class<?>[]::new),
                (proxy, method, arguments) -> null);

    assertThat(kindsOf(noted(task))).containsExactlyElementsOf(kindsOf(task)).contains(one, other);
  }

  @Test
  void allKindsAreKnownHere() throws Exception {
    assertThat(kinds())
        .containsExactlyInAnyOrder(
            Task.class, WaitingTask.class, AsyncTask.class, SplitTask.class, UrgentTask.class);
  }

  @Test
  void theTaskInItIsTold() {
    Task task = new Fails("on purpose");

    assertThat(noted(task).bare()).isSameAs(task);
    assertThat(task.bare()).isSameAs(task);
  }

  @Test
  void aTaskThatFailsIsNotedAndFailsForTheSameReason() throws Exception {
    assertThatThrownBy(noted(new Fails("on purpose"))::call).hasMessage("on purpose");

    assertThat(spans()).extracting(Span::task).containsOnly(7L);
  }

  @Test
  void aTaskThatIsInterruptedIsNotedAndStaysInterrupted() throws Exception {
    Thread.currentThread().interrupt();

    assertThatThrownBy(noted(new Fails("on purpose"))::call).hasMessage("on purpose");
    assertThat(Thread.interrupted()).isTrue();
    assertThat(spans()).isNotEmpty();
  }

  @Test
  void cancellingItsAnswerEndsTheWaitOfTheTaskInIt() throws Exception {
    Waits task = new Waits(new CompletableFuture<>());
    CompletableFuture<Long> answer = ((AsyncTask) noted(task)).callAsync().toCompletableFuture();

    answer.cancel(true);

    assertThat(task.answer).isCancelled();
    assertThat(spans()).singleElement().extracting(Span::activity).isEqualTo(Activity.WAIT);
  }

  @Test
  void aWaitThatFailsIsNotedAndFailsForTheSameReason() throws Exception {
    Waits task = new Waits(new CompletableFuture<>());
    CompletableFuture<Long> answer = ((AsyncTask) noted(task)).callAsync().toCompletableFuture();

    task.answer.completeExceptionally(new IOException("on purpose"));

    assertThatThrownBy(answer::get).hasRootCauseMessage("on purpose");
    assertThat(spans()).hasSize(1);
  }

  private Task noted(Task task) {
    return NotedTasks.of(task, 7, false, false, folder.resolve("spans").toString());
  }

  private List<Span> spans() throws IOException {
    return SpanLog.read(folder.resolve("spans"), 0);
  }

  /** The interfaces of tasks that models can ask for: all in the package of the common one. */
  private static List<Class<?>> kinds() throws Exception {
    URI common = Task.class.getResource("Task.class").toURI();
    try (Stream<Path> files = Files.list(Path.of(common).getParent())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".class"))
          .sorted()
          .<Class<?>>map(name -> type(name.substring(0, name.length() - ".class".length())))
          .filter(type -> type.isInterface() && Task.class.isAssignableFrom(type))
          .toList();
    }
  }

  private static List<Class<?>> kindsOf(Task task) throws Exception {
    return kinds().stream().filter(kind -> kind.isInstance(task)).toList();
  }

  private static Class<?> type(String name) {
    try {
      return Class.forName(
          Task.class.getPackageName() + "." + name, false, Task.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private record Fails(String why) implements Task {
    @Override
    public long call() {
      throw new IllegalStateException(why);
    }
  }

  private record Waits(CompletableFuture<Long> answer) implements AsyncTask {
    @Override
    public long call() throws Exception {
      return answer.get();
    }

    @Override
    public CompletionStage<Long> callAsync() {
      return answer;
    }
  }
}

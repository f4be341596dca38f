package org.concurrencyatlas.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.concurrencyatlas.backend.BackEnds;
import org.concurrencyatlas.catalogue.ModelInfo;
import org.concurrencyatlas.catalogue.ModelInfo.Trait;
import org.concurrencyatlas.catalogue.Parameter;
import org.concurrencyatlas.model.Session;
import org.concurrencyatlas.model.catalogue.ModelCatalogue;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.workload.BatchDriver;
import org.concurrencyatlas.workload.Needs;
import org.concurrencyatlas.workload.Submitter;
import org.concurrencyatlas.workload.Task;
import org.concurrencyatlas.workload.UnsupportedTaskException;
import org.concurrencyatlas.workload.Workload;
import org.concurrencyatlas.workload.catalogue.WorkloadCatalogue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What every model keeps. To test one of your own, extend this and name a contender of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
public abstract class ModelContract {
  private static final int LONG_MILLIS = 60_000;

  private final ModelCatalogue models = new ModelCatalogue();
  private final WorkloadCatalogue workloads = new WorkloadCatalogue();
  private BackEnds backEnds;

  /** Who is tested, with the settings to test. */
  protected abstract Stream<Contender> contenders();

  /**
   * Names of threads that may stay when a session is closed, as a pattern: those that a library
   * starts once for the whole JVM, like {@code DefaultDispatcher-worker-.*}.
   */
  protected String sharedThreads() {
    return "";
  }

  /** Whether one session runs all points, for it takes long to open. */
  protected boolean opensSlowly(Contender contender) {
    return false;
  }

  Stream<Arguments> contendersAndPoints() {
    return contenders().flatMap(who -> sessions(who).map(points -> Arguments.of(who, points)));
  }

  /** The points of each session. */
  private Stream<List<Point>> sessions(Contender who) {
    List<Point> points = points().filter(point -> canRun(who, point)).toList();
    return opensSlowly(who) ? Stream.of(points) : points.stream().map(List::of);
  }

  /** Points that need a library have tests of their own: a user's project lacks the libraries. */
  private Stream<Point> points() {
    return SmallPoints.all()
        .filter(point -> workloads.get(point.workload()).libraries(point).isEmpty());
  }

  /**
   * Tasks that wait for each other need a thread each; some models start no more than they have.
   * Tasks that wait for those that they submit need one more.
   */
  private boolean canRun(Contender who, Point point) {
    ModelInfo model = models.info(who);
    Needs needs = workloads.get(point.workload()).needs(point);
    int admitted =
        model.admission().isEmpty() ? 1 : models.resolve(who).wholeNumber(model.admission());
    boolean grows = model.caveat(models.resolve(who).values()).isEmpty();
    return (grows || needs.together() == 1)
        && ((grows && admitted == 0) || !needs.submitter())
        && needs.refusal(model, admitted == 0 ? Integer.MAX_VALUE : admitted).isEmpty();
  }

  @BeforeAll
  void startBackEnds() throws IOException {
    Set<String> services = new TreeSet<>();
    points().forEach(point -> services.addAll(workloads.get(point.workload()).info().services()));
    backEnds = BackEnds.open(services);
  }

  @AfterAll
  void endBackEnds() {
    backEnds.close();
  }

  @ParameterizedTest
  @MethodSource("contendersAndPoints")
  void answersRightlyBatchAfterBatchAndLeavesNothingBehind(Contender contender, List<Point> points)
      throws Exception {
    Leftovers leftovers = Leftovers.before(sharedThreads());
    List<Point> unsupported = new ArrayList<>();
    Session session = open(contender);
    try {
      for (Point point : points) {
        try {
          answersRightly(session, point);
        } catch (ExecutionException e) { // the model's way is not for such tasks, and it says so
          if (!(e.getCause() instanceof UnsupportedTaskException)) {
            throw new AssertionError("at " + point, e);
          }
          unsupported.add(point);
        }
        if (unsupported.contains(point) || driver(point).closesModel()) {
          session.close();
          session = open(contender);
        }
      }
    } finally {
      session.close();
    }
    leftovers.assertNone();
    assumeThat(unsupported).isNotEqualTo(points);
  }

  private void answersRightly(Session session, Point point)
      throws ExecutionException, InterruptedException {
    Workload workload = workloads.get(point.workload());
    List<Task> batch = workload.batch(point, backEnds, session);
    BatchDriver driver = driver(point);
    for (int i = driver.closesModel() ? 1 : 0; i < 2; i++) {
      driver.before(session);
      assertThat(driver.run(batch, session) + driver.after())
          .as(point.toString())
          .isEqualTo(workload.expected(point));
    }
  }

  private BatchDriver driver(Point point) {
    return workloads.get(point.workload()).driver(point);
  }

  @ParameterizedTest
  @MethodSource("contenders")
  void takesTasksWhileItRunsOthersIfItSaysSo(Contender contender) throws Exception {
    assumeThat(takesTasksAnyTime(contender)).isTrue();
    Leftovers leftovers = Leftovers.before(sharedThreads());
    try (Session session = open(contender)) {
      Submitter.Submission load =
          session.submitter().submitAll(Collections.nCopies(5, new TestTask.Sleeping(20)));
      assertThat(session.run(Collections.nCopies(3, new TestTask.Sleeping(1)))).isEqualTo(3);
      assertThat(load.await()).isEqualTo(5);
      assertThat(session.submitter().submitAll(List.of()).await()).isZero();
    }
    leftovers.assertNone();
  }

  @ParameterizedTest
  @MethodSource("contenders")
  void tasksThatWereGivenUpHaveStoppedWhenTheSessionIsClosed(Contender contender) throws Exception {
    assumeThat(takesTasksAnyTime(contender)).isTrue();
    Leftovers leftovers = Leftovers.before(sharedThreads());
    try (Session session = open(contender)) {
      Submitter.Submission load =
          session
              .submitter()
              .submitAll(List.of(new TestTask.Sleeping(300), new TestTask.AsyncSleeping(300)));
      load.cancel();
    }
    leftovers.assertNone();
  }

  @ParameterizedTest
  @MethodSource("contenders")
  void aFailureOfSubmittedTasksIsTheirOwn(Contender contender) throws Exception {
    assumeThat(takesTasksAnyTime(contender)).isTrue();
    for (Task failing :
        List.of(new TestTask.Failing("on purpose"), new TestTask.AsyncFailing("on purpose"))) {
      Leftovers leftovers = Leftovers.before(sharedThreads());
      try (Session session = open(contender)) {
        Submitter.Submission load =
            session.submitter().submitAll(List.of(new TestTask.Sleeping(1), failing));
        assertThatThrownBy(load::await)
            .isInstanceOf(ExecutionException.class)
            .cause()
            .hasMessageContaining("on purpose");
        load.cancel();
        assertThat(session.run(Collections.nCopies(3, new TestTask.Sleeping(1)))).isEqualTo(3);
      }
      leftovers.assertNone();
    }
  }

  private boolean takesTasksAnyTime(Contender contender) {
    return models.get(contender.model()).info().is(Trait.TAKES_TASKS_ANY_TIME);
  }

  @ParameterizedTest
  @MethodSource("contenders")
  void anEmptyBatchSumsUpToNothing(Contender contender) throws Exception {
    try (Session session = open(contender)) {
      assertThat(session.run(List.of())).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("contenders")
  void aFailingTaskFailsItsBatchWithItsOwnReason(Contender contender) throws Exception {
    for (Task failing :
        List.of(new TestTask.Failing("on purpose"), new TestTask.AsyncFailing("on purpose"))) {
      List<Task> batch = new ArrayList<>(Collections.nCopies(20, new TestTask.Sleeping(1)));
      batch.set(13, failing);
      Leftovers leftovers = Leftovers.before(sharedThreads());
      try (Session session = open(contender)) {
        assertThatThrownBy(() -> session.run(batch))
            .isInstanceOf(ExecutionException.class)
            .cause()
            .hasMessageContaining("on purpose");
      }
      leftovers.assertNone();
    }
  }

  /** Sleepers are woken; whoever ignores that is waited for. */
  @ParameterizedTest
  @MethodSource("contenders")
  void afterAFailureAllOthersHaveStoppedWhenTheSessionIsClosed(Contender contender)
      throws Exception {
    for (Task other : List.of(new TestTask.Sleeping(LONG_MILLIS), new TestTask.Stubborn(200))) {
      // two, for one of several may come last
      List<Task> batch = List.of(new TestTask.Failing("on purpose"), other);
      Leftovers leftovers = Leftovers.before();
      try (Session session = open(contender)) {
        assertThatThrownBy(() -> session.run(batch)).isInstanceOf(ExecutionException.class);
      }
      leftovers.assertNone();
    }
  }

  @ParameterizedTest
  @MethodSource("contenders")
  void anInterruptionReachesTheCallerAndEndsTheTasks(Contender contender) throws Exception {
    for (Task sleeping :
        List.of(new TestTask.Sleeping(LONG_MILLIS), new TestTask.AsyncSleeping(LONG_MILLIS))) {
      Leftovers leftovers = Leftovers.before(sharedThreads());
      try (Session session = open(contender)) {
        CompletableFuture<Throwable> seen = new CompletableFuture<>();
        Thread caller =
            Thread.ofPlatform()
                .daemon()
                .start(() -> seen.complete(run(session, Collections.nCopies(8, sleeping))));
        TestTask.awaitOneThatRuns();
        caller.interrupt();
        assertThat(seen.get(10, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
        caller.join();
      }
      leftovers.assertNone();
    }
  }

  @ParameterizedTest
  @MethodSource("contenders")
  void admitsNoMoreTasksThanItWasTold(Contender contender) throws Exception {
    Contender bounded = models.admitting(contender, 3);
    for (Task sleeping : List.of(new TestTask.Sleeping(5), new TestTask.AsyncSleeping(5))) {
      TestTask.MOST_RUNNING.set(0);
      try (Session session = open(bounded)) {
        assertThat(session.run(Collections.nCopies(30, sleeping))).isEqualTo(30);
      }
      assertThat(TestTask.MOST_RUNNING.get()).isLessThanOrEqualTo(3);
    }
  }

  @ParameterizedTest
  @MethodSource("contenders")
  void admitsAsManyWaitingTasksAsItWasTold(Contender contender) throws Exception {
    ModelInfo info = models.get(contender.model()).info();
    assumeThat(info.admission()).isNotEmpty();
    assumeThat(info.caveat(models.resolve(contender).values())).as("does not grow").isEmpty();
    TestTask.MOST_RUNNING.set(0);
    try (Session session = open(models.admitting(contender, 5))) {
      session.run(Collections.nCopies(25, new TestTask.AsyncSleeping(20)));
    }
    assertThat(TestTask.MOST_RUNNING.get()).isIn(0, 5); // none are seen that run elsewhere
  }

  /** Only a model that says so of itself is asked for single tasks. */
  @ParameterizedTest
  @MethodSource("contenders")
  void aSessionThatTakesTasksAtAnyTimeIsOfAModelThatSaysSo(Contender contender) throws Exception {
    try (Session session = open(contender)) {
      if (takesTasksAnyTime(contender)) {
        assertThat(session.submitter()).isNotNull();
      } else {
        assertThatThrownBy(session::submitter).isInstanceOf(UnsupportedTaskException.class);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("contenders")
  void everySingleTaskIsAnsweredOnceAndAFailureTellsItsReason(Contender contender)
      throws Exception {
    assumeThat(takesTasksAnyTime(contender)).isTrue();
    Leftovers leftovers = Leftovers.before(sharedThreads());
    try (Session session = open(contender)) {
      Submitter open = session.submitter();
      SingleEnds ends = new SingleEnds();
      for (int i = 0; i < 20; i++) {
        open.submit(new TestTask.Sleeping(1), ends);
        open.submit(new TestTask.AsyncSleeping(1), ends);
      }
      open.submit(new TestTask.Failing("on purpose"), ends);
      open.submit(new TestTask.AsyncFailing("on purpose"), ends);
      ends.await(42);
      assertThat(ends.answers()).isEqualTo(40);
      assertThat(ends.failures())
          .hasSize(2)
          .allSatisfy(each -> assertThat(each).hasMessageContaining("on purpose"));
    }
    leftovers.assertNone();
  }

  @ParameterizedTest
  @MethodSource("contenders")
  void ofSingleTasksNoMoreAreAdmittedThanItWasTold(Contender contender) throws Exception {
    assumeThat(takesTasksAnyTime(contender)).isTrue();
    TestTask.MOST_RUNNING.set(0);
    try (Session session = open(models.admitting(contender, 3))) {
      SingleEnds ends = new SingleEnds();
      for (int i = 0; i < 30; i++) {
        session
            .submitter()
            .submit(i % 2 == 0 ? new TestTask.Sleeping(5) : new TestTask.AsyncSleeping(5), ends);
      }
      ends.await(30);
      assertThat(ends.answers()).isEqualTo(30);
    }
    assertThat(TestTask.MOST_RUNNING.get()).isLessThanOrEqualTo(3);
  }

  @ParameterizedTest
  @MethodSource("contenders")
  void closingEndsSingleTasksThatRunAndThatWait(Contender contender) throws Exception {
    ModelInfo info = models.info(contender);
    assumeThat(takesTasksAnyTime(contender)).isTrue();
    assumeThat(info.processes()).as("a task in another process is killed").isEmpty();
    for (Task sleeping :
        List.of(new TestTask.Sleeping(LONG_MILLIS), new TestTask.AsyncSleeping(LONG_MILLIS))) {
      Leftovers leftovers = Leftovers.before(sharedThreads());
      try (Session session = open(models.admitting(contender, 2))) {
        Thread sender =
            Thread.ofPlatform().daemon().start(() -> submitMany(session.submitter(), sleeping));
        TestTask.awaitOneThatRuns();
        sender.interrupt();
        sender.join();
      }
      leftovers.assertNone();
    }
  }

  private static void submitMany(Submitter session, Task task) {
    try {
      for (int i = 0; i < 8; i++) {
        session.submit(task, new SingleEnds());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // it waited for room
    }
  }

  @ParameterizedTest
  @MethodSource("contenders")
  void everySettingIsDocumentedAndHasADefaultInItsRange(Contender contender) {
    ModelInfo info = models.get(contender.model()).info();
    assertThat(info.description()).isNotBlank();
    assertThat(info.python()).isNotBlank();
    assertThat(info.settings())
        .allSatisfy(each -> {
          assertThat(each.name()).matches("[a-z][A-Za-z-]*");
          assertThat(each.description()).isNotBlank();
          each.check(each.defaultText());
        });
    if (!info.admission().isEmpty()) {
      assertThat(info.settings()).extracting(Parameter::name).contains(info.admission());
    }
    assertThat(models.resolve(Contender.of(contender.model(), Map.of())).values())
        .hasSameSizeAs(info.settings());
  }

  private Session open(Contender contender) throws Exception {
    return models.get(contender.model()).open(models.resolve(contender));
  }

  private static Throwable run(Session session, List<Task> batch) {
    try {
      return new AssertionError("ended with " + session.run(batch));
    } catch (ExecutionException | InterruptedException e) {
      return e;
    }
  }
}

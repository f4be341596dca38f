package org.concurrencyatlas.model.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.ConfirmCallback;
import com.rabbitmq.client.Return;
import com.rabbitmq.client.ReturnCallback;
import com.rabbitmq.client.ShutdownListener;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.concurrencyatlas.model.process.CrossingTasks;
import org.concurrencyatlas.workload.ServiceFailedException;
import org.concurrencyatlas.workload.Submitter.Completion;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a broker does not take: seldom seen with a real one. */
class TaskSenderTest {
  private final List<BasicProperties> published = new ArrayList<>();
  private final List<Throwable> failures = new ArrayList<>();
  private ConfirmCallback refuse =
      (number, andAllBefore) -> {
        throw new AssertionError("nobody listens to confirmations");
      };
  private ReturnCallback giveBack =
      message -> {
        throw new AssertionError("nobody listens to what comes back");
      };
  private ShutdownListener end =
      cause -> {
        throw new AssertionError("nobody listens to the end of the channel");
      };
  private boolean broken;

  @Test
  @DisplayName("of tasks that the broker refuses, those fail that it had not confirmed")
  void ofTasksThatTheBrokerRefusesThoseFailThatItHadNotConfirmed() throws Exception {
    PendingTasks pending = new PendingTasks(10);
    TaskSender sender = new TaskSender(channel(), "tasks", "replies", true, pending);
    for (int i = 0; i < 4; i++) {
      sender.send(pending.add(task(), new byte[1], new Failures()).orElseThrow());
    }

    refuse.handle(2, false);
    assertThat(failures).hasSize(1);
    refuse.handle(3, true);

    assertThat(failures)
        .hasSize(3)
        .allSatisfy(failure ->
            assertThat(failure)
                .isInstanceOf(ServiceFailedException.class)
                .hasMessage("the broker refuses a task: its queue is full"));
    assertThat(pending.get(3)).isPresent();
    assertThat(published)
        .extracting(BasicProperties::getCorrelationId)
        .containsExactly("0.1", "1.1", "2.1", "3.1");
    assertThat(published).extracting(BasicProperties::getDeliveryMode).containsOnly(2);
  }

  @Test
  @DisplayName("a task whose queue is gone, or that cannot be written, fails with that reason")
  void aTaskWhoseQueueIsGoneOrThatCannotBeWrittenFails() throws Exception {
    PendingTasks pending = new PendingTasks(10);
    TaskSender sender = new TaskSender(channel(), "tasks", "replies", false, pending);
    sender.send(pending.add(task(), new byte[1], new Failures()).orElseThrow());

    giveBack.handle(new Return(312, "NO_ROUTE", "", "tasks", published.getFirst(), new byte[1]));
    broken = true;
    sender.send(pending.add(task(), new byte[1], new Failures()).orElseThrow());

    assertThat(failures)
        .extracting(Throwable::getMessage)
        .containsExactly("the broker has no queue tasks any more", "the broker: broken pipe");
  }

  @Test
  @DisplayName("when the broker ends the channel, all tasks fail with what it says")
  void whenTheBrokerEndsTheChannelAllTasksFailWithWhatItSays() throws Exception {
    PendingTasks pending = new PendingTasks(10);
    TaskSender sender = new TaskSender(channel(), "tasks", "replies", false, pending);
    sender.send(pending.add(task(), new byte[1], new Failures()).orElseThrow());
    AMQP.Channel.Close reason =
        new AMQP.Channel.Close.Builder()
            .replyCode(406)
            .replyText("PRECONDITION_FAILED - message size 20 is larger than 16")
            .build();

    end.shutdownCompleted(new ShutdownSignalException(false, true, reason, this));
    assertThat(failures).as("ended by ourselves").isEmpty();
    end.shutdownCompleted(new ShutdownSignalException(true, false, reason, this));
    assertThat(failures).as("of a connection that was lost, the session tells").isEmpty();
    end.shutdownCompleted(new ShutdownSignalException(false, false, reason, this));

    assertThat(failures)
        .singleElement()
        .isInstanceOf(ServiceFailedException.class)
        .extracting(Throwable::getMessage)
        .isEqualTo(
            "the broker refuses tasks: PRECONDITION_FAILED - message size 20 is larger than 16");
    assertThat(pending.add(task(), new byte[1], new Failures())).isEmpty();
  }

  private static CrossingTasks.Numbered task() {
    return new CrossingTasks.Numbered(1, 0);
  }

  /** Knows what a sender asks of a channel. */
  private Channel channel() {
    return (Channel)
        Proxy.newProxyInstance(
            TaskSenderTest.class.getClassLoader(),
            new Class<?>[] {Channel.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getNextPublishSeqNo" -> (long) published.size() + 1;
                  case "basicPublish" -> {
                    publish((BasicProperties) arguments[3]);
                    yield null;
                  }
                  case "addConfirmListener" -> {
                    refuse = (ConfirmCallback) arguments[1];
                    yield null;
                  }
                  case "addReturnListener" -> {
                    giveBack = (ReturnCallback) arguments[0];
                    yield null;
                  }
                  case "addShutdownListener" -> {
                    end = (ShutdownListener) arguments[0];
                    yield null;
                  }
                  case "confirmSelect" -> null;
                  default -> throw new UnsupportedOperationException(method.toString());
                });
  }

  private void publish(BasicProperties properties) throws IOException {
    if (broken) {
      throw new IOException("broken pipe");
    }
    published.add(properties);
  }

  private final class Failures implements Completion {
    @Override
    public void succeed(long answer) {
      throw new AssertionError("nobody answers");
    }

    @Override
    public void fail(Throwable cause) {
      failures.add(cause);
    }
  }
}

package org.concurrencyatlas.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.workload.catalogue.WorkloadCatalogue;
import org.concurrencyatlas.workload.io.MixedHttp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the contract of all workloads does not say: the wait is a request, and only a request. */
@Timeout(60)
class MixedHttpTest {
  private static final int MILLIS_TO_NOTICE = 20_000;

  private final WorkloadCatalogue catalogue = new WorkloadCatalogue();
  private final MixedHttp workload = new MixedHttp();

  @Test
  void theServerIsAskedToWaitForTheRestOfATasksTimeAndToldWhenNobodyWaitsAnyMore()
      throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      AsyncTask task = (AsyncTask) batch("tasks=1,cpuSharePercent=10,taskMicros=2000", server);

      CompletableFuture<Long> answer = task.callAsync().toCompletableFuture();
      try (Socket client = server.accept()) {
        client.setSoTimeout(MILLIS_TO_NOTICE);
        BufferedReader request =
            new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));

        assertThat(request.readLine()).startsWith("GET /?waitMicros=1800&bytes=1024&offset=0 ");
        assertThat(answer.cancel(true)).isTrue();
        assertThat(request.lines().filter(String::isEmpty)).as("until the end").hasSize(1);
      }
    }
  }

  @Test
  void aServerThatIsGoneFailsTheTask() throws IOException {
    ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    server.close();
    AsyncTask task = (AsyncTask) batch("tasks=1,cpuSharePercent=10,taskMicros=2000", server);

    assertThatThrownBy(task::call).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> task.callAsync().toCompletableFuture().get())
        .hasRootCauseInstanceOf(IOException.class);
  }

  @Test
  void aTaskThatOnlyComputesAsksNobody() throws Exception {
    Point point = point("tasks=3,cpuSharePercent=100,taskMicros=20");
    List<Task> batch = workload.batch(point, Services.none());

    assertThat(batch.get(0).call() + batch.get(1).call() + batch.get(2).call())
        .isEqualTo(workload.expected(point));
  }

  private Task batch(String parameters, ServerSocket server) {
    InetSocketAddress address = (InetSocketAddress) server.getLocalSocketAddress();
    return workload.batch(point(parameters), service -> address).getFirst();
  }

  private Point point(String parameters) {
    return catalogue.resolve(Point.parse("mixed-http(" + parameters + ")"));
  }
}

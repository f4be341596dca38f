package org.concurrencyatlas.report.page;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.concurrencyatlas.result.store.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A headless Chromium with one page, spoken to over its DevTools protocol. It ends with {@link
 * #close}, and with the test's JVM at the latest.
 */
final class Browser implements AutoCloseable {
  private static final String LISTENING = "DevTools listening on ";

  private final Process process;
  private final WebSocket socket;
  private final AtomicInteger calls = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
  private final List<JsonNode> events = new CopyOnWriteArrayList<>();
  private String session = "";

  private Browser(Process process, URI address) throws Exception {
    this.process = process;
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    this.socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(address, new Listener())
            .get(30, TimeUnit.SECONDS);
    String target =
        call("Target.createTarget", Map.of("url", "about:blank")).get("targetId").asString();
    session =
        call("Target.attachToTarget", Map.of("targetId", target, "flatten", true))
            .get("sessionId")
            .asString();
    for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
      call(domain + ".enable", Map.of());
    }
  }

  /** Where a Chromium is installed; empty where there is none. */
  static Optional<Path> installed() {
    return Stream.of(Objects.requireNonNullElse(System.getenv("PATH"), "").split(":"))
        .flatMap(folder ->
            Stream.of("chromium", "chromium-browser", "google-chrome")
                .map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Starts the browser; its profile goes to {@code folder}. */
  static Browser start(Path program, Path folder) throws Exception {
    Process process =
        new ProcessBuilder(
                program.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--window-size=1280,900",
                "--remote-debugging-port=0",
                "--user-data-dir=" + folder,
                "about:blank")
            .redirectErrorStream(true)
            .start();
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith(LISTENING)) {
        Thread.ofVirtual().start(() -> lines.lines().forEach(ignored -> {}));
        return new Browser(process, URI.create(line.substring(LISTENING.length())));
      }
    }
    throw new IOException("the browser ended before it listened");
  }

  /** Opens a page and waits until its script is done or has failed. */
  void open(URI page) throws Exception {
    call("Page.navigate", Map.of("url", page.toString()));
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!evaluate("document.readyState === 'complete'").asBoolean() && System.nanoTime() < end) {
      Thread.sleep(50);
    }
  }

  /** The value of an expression in the page; of a promise the value that it comes to. */
  JsonNode evaluate(String expression) throws Exception {
    JsonNode answer =
        call(
            "Runtime.evaluate",
            Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
    if (answer.has("exceptionDetails")) {
      throw new AssertionError(answer.get("exceptionDetails").toString());
    }
    return answer.get("result").path("value");
  }

  /** Gives the page another window. */
  void resize(int width, int height) throws Exception {
    call(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", true));
  }

  /** Shows the page as it is printed. */
  void print() throws Exception {
    call("Emulation.setEmulatedMedia", Map.of("media", "print"));
  }

  /** Moves the pointer to a place in the window. */
  void hover(double x, double y) throws Exception {
    call("Input.dispatchMouseEvent", Map.of("type", "mouseMoved", "x", x, "y", y));
  }

  /** What the page complained of: uncaught errors, console errors, broken rules of its policy. */
  List<String> complaints() {
    return events.stream()
        .filter(event ->
            event.get("method").asString().equals("Runtime.exceptionThrown")
                || event.at("/params/entry/level").asString("").equals("error")
                || event.at("/params/type").asString("").equals("error"))
        .map(JsonNode::toString)
        .toList();
  }

  /** What the page asked for. */
  List<String> requests() {
    return events.stream()
        .filter(event -> event.get("method").asString().equals("Network.requestWillBeSent"))
        .map(event -> event.at("/params/request/url").asString())
        .toList();
  }

  private JsonNode call(String method, Map<String, Object> parameters)
      throws InterruptedException, ExecutionException, TimeoutException {
    int id = calls.incrementAndGet();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    answers.put(id, answer);
    Map<String, Object> message =
        session.isEmpty()
            ? Map.of("id", id, "method", method, "params", parameters)
            : Map.of("id", id, "method", method, "params", parameters, "sessionId", session);
    socket.sendText(Json.line(message), true).get(60, TimeUnit.SECONDS);
    return answer.get(60, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    socket.abort();
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().onExit().join();
  }

  /** Joins the parts of messages and hands them to those who wait. */
  private final class Listener implements WebSocket.Listener {
    private final StringBuilder parts = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      parts.append(part);
      if (last) {
        JsonNode message = JsonMapper.shared().readTree(parts.toString());
        parts.setLength(0);
        CompletableFuture<JsonNode> waiting =
            message.has("id") ? answers.remove(message.get("id").asInt()) : null;
        if (waiting != null) {
          waiting.complete(message.has("result") ? message.get("result") : message);
        } else {
          events.add(message);
        }
      }
      from.request(1);
      return null;
    }
  }
}

package org.concurrencyatlas.backend.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.concurrencyatlas.workload.data.BytePattern;
import org.jspecify.annotations.Nullable;

/**
 * Answers {@code GET /?waitMicros=…&bytes=…&offset=…} with a slice of the byte pattern, not before
 * the wait is over, and {@code GET /certificate} with what clients of its TLS trust. There is one
 * handler a connection, and the client sends its next request only after the answer (the JDK's
 * client does not pipeline); of HTTP/2 there is one a stream.
 */
final class DelayHandler extends SimpleChannelInboundHandler<HttpObject> {
  private static final long MAX_WAIT_MICROS = 60_000_000;

  /** Outside the heap, so that a slice goes to the socket without a copy. */
  private static final ByteBuf BODIES =
      Unpooled.unreleasableBuffer(
          Unpooled.directBuffer().writeBytes(BytePattern.all()).asReadOnly());

  private static final String CERTIFICATE = "/certificate";

  private final ScheduledExecutorService delays;
  private final ServerCertificate certificate;
  private @Nullable Future<?> answer;

  /**
   * Creates the handler of a connection.
   *
   * @param delays ends the waits; not the event loop, for Java's selector rounds its time-outs up
   *     to whole milliseconds
   */
  DelayHandler(ScheduledExecutorService delays, ServerCertificate certificate) {
    this.delays = delays;
    this.certificate = certificate;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, HttpObject message) {
    if (message instanceof HttpRequest request) {
      QueryStringDecoder query = new QueryStringDecoder(request.uri());
      if (query.path().equals(CERTIFICATE)) {
        sendCertificate(context);
        return;
      }
      long waitMicros = number(query, "waitMicros", MAX_WAIT_MICROS);
      long bytes = number(query, "bytes", BytePattern.MAX_SLICE);
      long offset = number(query, "offset", BytePattern.MAX_OFFSET);
      if (waitMicros < 0 || bytes < 0 || offset < 0) {
        send(context, response(HttpResponseStatus.BAD_REQUEST, Unpooled.EMPTY_BUFFER));
        return;
      }
      HttpResponse response =
          response(HttpResponseStatus.OK, BODIES.slice((int) offset, (int) bytes));
      if (waitMicros == 0) {
        send(context, response);
        return;
      }
      answer = delays.schedule(() -> send(context, response), waitMicros, TimeUnit.MICROSECONDS);
    }
  }

  private void sendCertificate(ChannelHandlerContext context) {
    var _ =
        certificate
            .identity()
            .whenComplete((identity, failure) ->
                send(
                    context,
                    failure == null
                        ? text(HttpResponseStatus.OK, identity.pem())
                        : text(HttpResponseStatus.SERVICE_UNAVAILABLE, failure.toString())));
  }

  private static HttpResponse text(HttpResponseStatus status, String text) {
    return response(status, Unpooled.copiedBuffer(text, StandardCharsets.UTF_8));
  }

  /** Nobody waits for the answer any more. */
  @Override
  public void channelInactive(ChannelHandlerContext context) throws Exception {
    if (answer != null) {
      answer.cancel(false);
    }
    super.channelInactive(context);
  }

  /** A client that was killed resets its connection: its own affair. */
  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    ChannelFuture _ = context.close();
  }

  /** Whether it arrives is the client's affair. */
  private static void send(ChannelHandlerContext context, HttpResponse response) {
    ChannelFuture _ = context.writeAndFlush(response);
  }

  /** The value, or −1 when it is missing or not in 0…max. */
  private static long number(QueryStringDecoder query, String name, long max) {
    List<String> values = query.parameters().getOrDefault(name, List.of());
    try {
      long value = values.size() == 1 ? Long.parseLong(values.getFirst()) : -1;
      return value <= max ? value : -1;
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private static HttpResponse response(HttpResponseStatus status, ByteBuf body) {
    DefaultFullHttpResponse response =
        new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, body);
    response.headers().set(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes());
    return response;
  }
}

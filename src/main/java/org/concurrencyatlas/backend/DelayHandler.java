package org.concurrencyatlas.backend;

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
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.concurrencyatlas.workload.BytePattern;
import org.jspecify.annotations.Nullable;

/**
 * Answers {@code GET /?waitMicros=…&bytes=…&offset=…} with a slice of the byte pattern, not before
 * the wait is over. There is one handler a connection, and the client sends its next request only
 * after the answer (the JDK's client does not pipeline).
 */
final class DelayHandler extends SimpleChannelInboundHandler<HttpObject> {
  private static final long MAX_WAIT_MICROS = 60_000_000;

  /** Outside the heap, so that a slice goes to the socket without a copy. */
  private static final ByteBuf BODIES =
      Unpooled.unreleasableBuffer(
          Unpooled.directBuffer().writeBytes(BytePattern.all()).asReadOnly());

  private final ScheduledExecutorService delays;
  private @Nullable Future<?> answer;

  /**
   * Creates the handler of a connection.
   *
   * @param delays ends the waits; not the event loop, for Java's selector rounds its time-outs up
   *     to whole milliseconds
   */
  DelayHandler(ScheduledExecutorService delays) {
    this.delays = delays;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, HttpObject message) {
    if (message instanceof HttpRequest request) {
      QueryStringDecoder query = new QueryStringDecoder(request.uri());
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

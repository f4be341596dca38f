package org.concurrencyatlas.backend.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.ssl.SslHandler;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Sees by which protocol a client begins, and leaves the connection to that. */
final class FirstBytes extends ByteToMessageDecoder {
  /** So many bytes tell TLS from other protocols: the header of a record. */
  private static final int ENOUGH = 5;

  /** How the preface of HTTP/2 begins (RFC 9113, section 3.4); no method of HTTP/1.1 does. */
  private static final String HTTP_2 = "PRI *";

  private final DelayConnection connection;

  FirstBytes(DelayConnection connection) {
    this.connection = connection;
  }

  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
    if (in.readableBytes() < ENOUGH) {
      return;
    }
    ChannelPipeline pipeline = context.pipeline();
    if (SslHandler.isEncrypted(in, false)) {
      connection.encrypted(pipeline);
    } else if (in.toString(in.readerIndex(), ENOUGH, StandardCharsets.US_ASCII).equals(HTTP_2)) {
      connection.http2(pipeline);
    } else {
      connection.plain(pipeline);
    }
    pipeline.remove(this);
  }

  /** A client that was killed resets its connection: its own affair. */
  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    ChannelFuture _ = context.close();
  }
}

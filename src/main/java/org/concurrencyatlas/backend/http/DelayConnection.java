package org.concurrencyatlas.backend.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpServerKeepAliveHandler;
import io.netty.handler.codec.http.HttpServerUpgradeHandler;
import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.handler.codec.http2.Http2FrameCodec;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2ServerUpgradeCodec;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2StreamFrameToHttpObjectCodec;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.ApplicationProtocolNegotiationHandler;
import io.netty.util.AsciiString;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * Sets up a connection by its first bytes: with TLS or without, HTTP/1.1 or HTTP/2, the latter with
 * prior knowledge, by upgrade, or by ALPN. Once it is set up nothing of that is left in its way.
 */
public final class DelayConnection extends ChannelInitializer<Channel> {
  private final ScheduledExecutorService delays;
  private final ServerCertificate certificate;
  private final int maxStreams;

  /**
   * Sets up the connections of one server.
   *
   * @param delays ends the waits; not the event loop, for Java's selector rounds its time-outs up
   *     to whole milliseconds
   * @param maxStreams requests of one HTTP/2 connection at once
   */
  public DelayConnection(
      ScheduledExecutorService delays, ServerCertificate certificate, int maxStreams) {
    this.delays = delays;
    this.certificate = certificate;
    this.maxStreams = maxStreams;
  }

  @Override
  protected void initChannel(Channel connection) {
    connection.pipeline().addLast(new FirstBytes(this));
  }

  /** The client has asked for the certificate that it trusts, so that it is there. */
  void encrypted(ChannelPipeline pipeline) {
    pipeline.addLast(
        certificate.identity().join().context().newHandler(pipeline.channel().alloc()),
        new ApplicationProtocolNegotiationHandler(ApplicationProtocolNames.HTTP_1_1) {
          @Override
          protected void configurePipeline(ChannelHandlerContext context, String protocol) {
            if (protocol.equals(ApplicationProtocolNames.HTTP_2)) {
              http2(context.pipeline());
            } else {
              context.pipeline().addLast(new HttpServerCodec());
              http1(context.pipeline());
            }
          }

          @Override
          protected void handshakeFailure(ChannelHandlerContext context, Throwable cause) {
            ChannelFuture _ = context.close(); // a client that does not trust us: its own affair
          }
        });
  }

  /** HTTP/1.1 that may ask for HTTP/2 with its first request. */
  void plain(ChannelPipeline pipeline) {
    HttpServerCodec codec = new HttpServerCodec();
    HttpServerUpgradeHandler upgrade = new HttpServerUpgradeHandler(codec, this::upgradeTo);
    pipeline.addLast(codec, upgrade, new FirstRequest(this, upgrade));
  }

  void http1(ChannelPipeline pipeline) {
    pipeline.addLast(new HttpServerKeepAliveHandler(), answers());
  }

  void http2(ChannelPipeline pipeline) {
    pipeline.addLast(frames(), new Http2MultiplexHandler(streams()), new ClosesOnFailure());
  }

  private HttpServerUpgradeHandler.@Nullable UpgradeCodec upgradeTo(CharSequence protocol) {
    return AsciiString.contentEquals(Http2CodecUtil.HTTP_UPGRADE_PROTOCOL_NAME, protocol)
        ? new Http2ServerUpgradeCodec(
            frames(), new Http2MultiplexHandler(streams()), new ClosesOnFailure())
        : null;
  }

  /** A client may reset as many requests as it likes: some workloads cancel most of theirs. */
  private Http2FrameCodec frames() {
    return Http2FrameCodecBuilder.forServer()
        .decoderEnforceMaxRstFramesPerWindow(0, 0)
        .initialSettings(Http2Settings.defaultSettings().maxConcurrentStreams(maxStreams))
        .build();
  }

  /** To the handler of answers a stream looks like a connection of one request. */
  private ChannelHandler streams() {
    return new ChannelInitializer<Channel>() {
      @Override
      protected void initChannel(Channel stream) {
        stream.pipeline().addLast(new Http2StreamFrameToHttpObjectCodec(true), answers());
      }
    };
  }

  private DelayHandler answers() {
    return new DelayHandler(delays, certificate);
  }

  /** A client that was killed resets its connection: its own affair. */
  private static final class ClosesOnFailure extends ChannelInboundHandlerAdapter {
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      ChannelFuture _ = context.close();
    }
  }
}

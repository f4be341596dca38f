package org.concurrencyatlas.backend.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpServerUpgradeHandler;

/** A first request that comes here has asked for no other protocol: none will be asked for. */
final class FirstRequest extends ChannelInboundHandlerAdapter {
  private final DelayConnection connection;
  private final HttpServerUpgradeHandler upgrade;

  FirstRequest(DelayConnection connection, HttpServerUpgradeHandler upgrade) {
    this.connection = connection;
    this.upgrade = upgrade;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof HttpRequest) {
      ChannelPipeline pipeline = context.pipeline();
      connection.http1(pipeline);
      pipeline.remove(upgrade);
      context.fireChannelRead(message);
      pipeline.remove(this);
    } else {
      context.fireChannelRead(message);
    }
  }
}

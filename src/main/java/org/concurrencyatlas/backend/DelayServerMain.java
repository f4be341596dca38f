package org.concurrencyatlas.backend;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.internal.logging.InternalLoggerFactory;
import io.netty.util.internal.logging.JdkLoggerFactory;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.concurrencyatlas.backend.http.DelayConnection;
import org.concurrencyatlas.backend.http.ServerCertificate;

/**
 * The process of the delay server: one event loop holds all connections, one timer all waits. Says
 * on standard output where it listens, and ends when its standard input ends.
 */
final class DelayServerMain {
  /** Connections that may arrive at once; the system cuts it down to net.core.somaxconn. */
  private static final int BACKLOG = 16_384;

  private DelayServerMain() {}

  /** Serves until standard input ends; the one argument is the port. */
  public static void main(String[] args) throws IOException {
    InternalLoggerFactory.setDefaultFactory(JdkLoggerFactory.INSTANCE);
    int port = Integer.parseInt(args[0]);
    try {
      ServerProcess.serve(listen(port));
    } catch (BindException e) {
      System.out.println("port " + port + " is taken; give another one, or 0 for any free one");
      System.exit(0);
    }
  }

  private static int listen(int port) throws BindException {
    ScheduledThreadPoolExecutor delays = new ScheduledThreadPoolExecutor(1);
    delays.setRemoveOnCancelPolicy(true);
    EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    Channel channel =
        new ServerBootstrap()
            .group(loop)
            .channel(NioServerSocketChannel.class)
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .childHandler(
                new DelayConnection(delays, new ServerCertificate(), DelayServer.MAX_STREAMS))
            .bind(InetAddress.getLoopbackAddress(), port)
            .syncUninterruptibly()
            .channel();
    return ((InetSocketAddress) channel.localAddress()).getPort();
  }
}

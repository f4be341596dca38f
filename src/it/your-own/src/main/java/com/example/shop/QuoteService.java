package com.example.shop;

import java.io.IOException;
import java.util.List;
import org.concurrencyatlas.backend.BackEnd;
import org.concurrencyatlas.backend.ServerProcess;
import org.concurrencyatlas.backend.Service;

/** The quote server, started once for a run. */
public final class QuoteService implements Service {
  static final String ID = "quote-server";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public BackEnd start() throws IOException {
    return ServerProcess.start(
        List.of("-Xmx256m", "-Dsun.net.httpserver.nodelay=true"), QuoteServer.class);
  }
}

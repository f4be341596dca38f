package org.concurrencyatlas.process.link;

/** The pipes that every child process has. */
final class PipeEndpoint implements Endpoint {
  @Override
  public String address() {
    return "pipe";
  }

  @Override
  public Link connect(Process worker) {
    return new PipeLink(worker.getInputStream(), worker.getOutputStream());
  }

  @Override
  public void close() {
    // The pipes are the process's own.
  }
}

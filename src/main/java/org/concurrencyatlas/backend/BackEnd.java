package org.concurrencyatlas.backend;

import java.net.InetSocketAddress;
import java.util.List;

/** A running service on the other end. */
public interface BackEnd extends AutoCloseable {
  /** Where it listens. */
  InetSocketAddress address();

  /**
   * Where it is, in the words of its service, as forks are told by a flag. It holds no password,
   * for a command line can be read by everybody.
   */
  default String location() {
    return address().getHostString() + ":" + address().getPort();
  }

  /** What it is and how it is set, one line for the record of a run; empty when it does not say. */
  default String description() {
    return "";
  }

  /**
   * Asks it whether it answers, before the first fork is started.
   *
   * @throws org.concurrencyatlas.result.UsageException when it does not; says what to do
   */
  default void checkHealth() {
    // what was started here was waited for
  }

  /**
   * The processes that serve on this machine, without those that they start themselves. What they
   * use is counted as the back-end's: neither as a cost of a contender nor as the load of other
   * programs. Asked once, when it has started.
   */
  List<ProcessHandle> processes();

  /** Ends it, if it was started here, and waits for its end. */
  @Override
  void close();

  /** One that is a process of ours, and says more of itself than that does. */
  interface Started extends BackEnd {
    /** The process. */
    ServerProcess process();

    @Override
    default InetSocketAddress address() {
      return process().address();
    }

    @Override
    default List<ProcessHandle> processes() {
      return process().processes();
    }

    @Override
    default void close() {
      process().close();
    }
  }

  /** One that somebody else has started and will end. */
  interface Elsewhere extends BackEnd {
    @Override
    default String description() {
      return "at %s, not started here".formatted(location());
    }

    /** Where it runs and in which processes is not known. */
    @Override
    default List<ProcessHandle> processes() {
      return List.of();
    }

    @Override
    default void close() {
      // not ours to end
    }
  }

  /** One of somebody else's of which only the address is known. */
  record AtAddress(InetSocketAddress address) implements Elsewhere {}
}

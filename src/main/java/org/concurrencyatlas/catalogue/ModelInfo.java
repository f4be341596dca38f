package org.concurrencyatlas.catalogue;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the catalogue tells of a model. All that the harness must know of one stands here: sets of
 * contenders, checks of the machine, pictures and tables ask it, so that a new model is one class.
 *
 * @param id lower case, words joined by hyphens
 * @param description what it is on the JVM, one line
 * @param python its counterpart in Python, or "–"
 * @param admission name of the setting that bounds how many tasks are in flight at once (a pool's
 *     size, a semaphore's permits); empty when the model has none
 * @param settings all settings, the admission among them
 * @param traits what it is fit for and what it takes
 * @param processes the settings of its worker JVMs; empty when it has none
 * @param mark how it is drawn; empty for a mark that depends on its name alone
 * @param style how code that uses it reads
 */
public record ModelInfo(
    String id,
    String description,
    String python,
    String admission,
    List<Parameter> settings,
    Set<Trait> traits,
    Optional<Processes> processes,
    Optional<Mark> mark,
    CodeStyle style) {

  /** What a model is fit for and what it takes. */
  public enum Trait {
    /** Takes part where tasks compute. */
    COMPUTES,
    /** Takes part where tasks wait: can hold many waiting tasks at once. */
    WAITS,
    /** Has few threads, which wait for nothing: a task that blocks keeps one from the others. */
    MUST_NOT_BLOCK,
    /** Starts a platform thread for each task in flight. */
    THREAD_PER_TASK
  }

  /**
   * How code that uses a model reads, the simplest first: whoever finds two models equally fast
   * takes the one whose code is easier to read and to debug.
   */
  public enum CodeStyle {
    /** A loop, plain or over a stream: nothing to start, to size or to end. */
    LOOP,
    /** Blocking code in an executor that is also the bound on what is in flight. */
    BLOCKING_BOUNDED,
    /** Blocking code in a thread for each task; a bound on what is in flight is code of its own. */
    BLOCKING_UNBOUNDED,
    /** Blocking code in tasks that split and join, and that must say where they block. */
    SPLITTING,
    /** Callbacks: each wait ends the method, and loops, exceptions and stack traces end with it. */
    CALLBACKS,
    /** Tasks in another process: all that a task needs must cross to it. */
    OTHER_PROCESS,
    /** The model does not say. */
    UNKNOWN
  }

  /**
   * The settings of a model that runs tasks in JVMs of their own.
   *
   * @param count name of the setting that says how many run at once
   * @param heapMegabytes name of the setting for the heap of each, mebibytes
   */
  public record Processes(String count, String heapMegabytes) {}

  public ModelInfo {
    settings = List.copyOf(settings);
    traits = Set.copyOf(traits);
  }

  /** A model that takes part only where it is named, with a mark of its name. */
  public ModelInfo(
      String id, String description, String python, String admission, List<Parameter> settings) {
    this(
        id,
        description,
        python,
        admission,
        settings,
        Set.of(),
        Optional.empty(),
        Optional.empty(),
        CodeStyle.UNKNOWN);
  }

  /** The same with these traits. */
  public ModelInfo with(Trait first, Trait... others) {
    Set<Trait> own = EnumSet.of(first, others);
    return new ModelInfo(id, description, python, admission, settings, own, processes, mark, style);
  }

  /** The same for a model that runs tasks in JVMs of their own. */
  public ModelInfo inProcesses(String count, String heapMegabytes) {
    Optional<Processes> own = Optional.of(new Processes(count, heapMegabytes));
    return new ModelInfo(id, description, python, admission, settings, traits, own, mark, style);
  }

  /** The same with a mark. */
  public ModelInfo marked(Mark own) {
    Optional<Mark> given = Optional.of(own);
    return new ModelInfo(
        id, description, python, admission, settings, traits, processes, given, style);
  }

  /** The same with a style of code. */
  public ModelInfo reading(CodeStyle own) {
    return new ModelInfo(
        id, description, python, admission, settings, traits, processes, mark, own);
  }

  /** Whether the model has a trait. */
  public boolean is(Trait trait) {
    return traits.contains(trait);
  }
}

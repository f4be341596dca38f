package org.concurrencyatlas.catalogue;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What the catalogue knows of a model. Sets of contenders, checks of the machine, pictures and
 * tables read it, so that a new model is one class.
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
 * @param jvmFlags flags that the JVM of its forks must have
 * @param caveats why it may have fewer threads than tasks in flight
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
    CodeStyle style,
    List<String> jvmFlags,
    List<Caveat> caveats) {

  /** What a model is fit for and what it takes. */
  public enum Trait {
    /** Takes part where tasks compute. */
    COMPUTES,
    /** Takes part where tasks wait: can hold many waiting tasks at once. */
    WAITS,
    /** Has few threads, which wait for nothing: a task that blocks keeps one from the others. */
    MUST_NOT_BLOCK,
    /** Starts a platform thread for each task in flight. */
    THREAD_PER_TASK,
    /** Takes single tasks while it runs others, also from its own tasks: it can be a service. */
    TAKES_TASKS_ANY_TIME,
    /** Hands each task to another actor as a message. */
    PASSES_MESSAGES,
    /** Hands its tasks to workers through a message broker. */
    THROUGH_A_BROKER,
    /** Its tasks share no memory with each other. */
    SEPARATE_MEMORY,
    /**
     * Only one of its threads computes at a time, because its runtime has one lock for all code.
     */
    GLOBAL_LOCK,
    /** All its tasks take turns on one thread: in a plain loop, or on an event loop. */
    ONE_THREAD,
    /** Takes part only where it is named: it is in no set of contenders. */
    BY_NAME
  }

  /**
   * How code that uses a model reads, the simplest first: of two models that are equally fast, the
   * one whose code is easier to read and to debug is the better choice.
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
   * @param setting the setting that makes it so; empty when it is always so
   * @param value the value of that setting
   * @param countsFork whether the fork itself is one of them: then one is none beside it
   */
  public record Processes(
      String count, String heapMegabytes, String setting, String value, boolean countsFork) {
    /** How many run beside the fork when the setting has this value. */
    public long besideFork(long counted) {
      return countsFork ? counted - 1 : counted;
    }
  }

  /**
   * Why a model starts no other thread when all of its threads wait.
   *
   * @param setting the setting that makes it so; empty when it is always so
   * @param value the value of that setting
   * @param reason what the model does, as the end of a sentence whose subject is "it"
   */
  public record Caveat(String setting, String value, String reason) {}

  public ModelInfo {
    caveats = List.copyOf(caveats);
    settings = List.copyOf(settings);
    traits = Set.copyOf(traits);
    jvmFlags = List.copyOf(jvmFlags);
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
        CodeStyle.UNKNOWN,
        List.of(),
        List.of());
  }

  /** The same with these traits. */
  public ModelInfo with(Trait first, Trait... others) {
    return copy(EnumSet.of(first, others), processes, mark, style, jvmFlags, caveats);
  }

  /** The same for a model that runs tasks in JVMs of their own. */
  public ModelInfo inProcesses(String count, String heapMegabytes) {
    return inProcesses(count, heapMegabytes, "", "");
  }

  /** The same for one that does so where a setting has a value. */
  public ModelInfo inProcesses(String count, String heapMegabytes, String setting, String value) {
    return inProcesses(new Processes(count, heapMegabytes, setting, value, false));
  }

  /** The same for one that does so where there are several, of which the fork itself is one. */
  public ModelInfo inProcessesBesideFork(String count, String heapMegabytes) {
    return inProcesses(new Processes(count, heapMegabytes, "", "", true));
  }

  private ModelInfo inProcesses(Processes own) {
    return copy(traits, Optional.of(own), mark, style, jvmFlags, caveats);
  }

  /** The same with a mark. */
  public ModelInfo marked(Mark own) {
    return copy(traits, processes, Optional.of(own), style, jvmFlags, caveats);
  }

  /** The same with a style of code. */
  public ModelInfo reading(CodeStyle own) {
    return copy(traits, processes, mark, own, jvmFlags, caveats);
  }

  /** The same for a model whose forks need flags of the JVM. */
  public ModelInfo needing(String... flags) {
    return copy(traits, processes, mark, style, List.of(flags), caveats);
  }

  /** The same for a model that never starts another thread for one that waits. */
  public ModelInfo warning(String reason) {
    return warning("", "", reason);
  }

  /** The same for one that does not where a setting has a value. */
  public ModelInfo warning(String setting, String value, String reason) {
    return copy(
        traits, processes, mark, style, jvmFlags, List.of(new Caveat(setting, value, reason)));
  }

  /**
   * Why it starts no other thread when all of its threads wait, with these settings; empty when it
   * does, or has one for each task.
   *
   * @param values of its settings by name; a setting without one has its default
   */
  public Optional<String> caveat(Map<String, String> values) {
    return caveats.stream()
        .filter(
            each -> each.setting().isEmpty() || value(each.setting(), values).equals(each.value()))
        .map(Caveat::reason)
        .findFirst();
  }

  /**
   * What it is with these settings: without {@link #processes} where it runs tasks in this JVM.
   *
   * @param values of its settings by name; a setting without one has its default
   */
  public ModelInfo configured(Map<String, String> values) {
    Optional<Processes> own =
        processes
            .filter(each ->
                each.setting().isEmpty() || value(each.setting(), values).equals(each.value()))
            .filter(each -> !each.countsFork() || !value(each.count(), values).equals("1"));
    return copy(traits, own, mark, style, jvmFlags, caveats);
  }

  /**
   * How many tasks it admits at once with these settings; empty when it does not bound them.
   *
   * @param values of its settings by name; a setting without one has its default
   */
  public OptionalDouble admitted(Map<String, String> values) {
    String bound = admission.isEmpty() ? "" : value(admission, values);
    return bound.isEmpty() || bound.equals("0")
        ? OptionalDouble.empty()
        : OptionalDouble.of(Double.parseDouble(bound));
  }

  /**
   * Whether its tasks run in processes of their own with these settings.
   *
   * @param values of its settings by name; a setting without one has its default
   */
  public boolean hasWorkers(Map<String, String> values) {
    return is(Trait.SEPARATE_MEMORY) || configured(values).processes.isPresent();
  }

  private String value(String setting, Map<String, String> values) {
    return Optional.ofNullable(values.get(setting))
        .or(() ->
            settings.stream()
                .filter(each -> each.name().equals(setting))
                .map(Parameter::defaultText)
                .findFirst())
        .orElse("");
  }

  private ModelInfo copy(
      Set<Trait> ownTraits,
      Optional<Processes> ownProcesses,
      Optional<Mark> ownMark,
      CodeStyle ownStyle,
      List<String> ownFlags,
      List<Caveat> ownCaveats) {
    return new ModelInfo(
        id,
        description,
        python,
        admission,
        settings,
        ownTraits,
        ownProcesses,
        ownMark,
        ownStyle,
        ownFlags,
        ownCaveats);
  }

  /** Whether the model has a trait. */
  public boolean is(Trait trait) {
    return traits.contains(trait);
  }
}

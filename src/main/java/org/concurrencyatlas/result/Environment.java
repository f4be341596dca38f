package org.concurrencyatlas.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The machine and the software of a run; text that the system does not report is empty.
 *
 * @param cpu the processor's name
 * @param processors effective processors: affinity and control-group quota applied
 * @param memoryBytes memory that this machine or control group may use
 * @param kernel operating system and version
 * @param cgroupCpu the control group's processor quota as the system writes it
 * @param cgroupMemory the control group's memory limit as the system writes it
 * @param jdk vendor and version of the JVM
 * @param collector garbage collector of the forks
 * @param jvmArguments flags of the forks
 * @param commit the commit that the product was built from; with a plus sign behind it when there
 *     were uncommitted changes
 * @param jarSha256 digest of the product's jar, hexadecimal
 * @param inheritedOptions what the environment adds to the flags of every JVM, {@code
 *     JAVA_TOOL_OPTIONS=…}; empty where it adds nothing
 * @param services what the back-ends are and how they are set, by their ids; only of those that say
 * @param runtimes name and version of each other runtime that contenders need, by the command that
 *     starts it, as {@code CPython 3.11.7} by {@code python3}; only of those that were found
 */
public record Environment(
    String cpu,
    int processors,
    long memoryBytes,
    String kernel,
    String cgroupCpu,
    String cgroupMemory,
    String jdk,
    String collector,
    List<String> jvmArguments,
    String commit,
    String jarSha256,
    @JsonSetter(nulls = Nulls.AS_EMPTY) String inheritedOptions,
    @JsonSetter(nulls = Nulls.AS_EMPTY) @JsonInclude(JsonInclude.Include.NON_EMPTY)
        SortedMap<String, String> services,
    @JsonSetter(nulls = Nulls.AS_EMPTY) @JsonInclude(JsonInclude.Include.NON_EMPTY)
        SortedMap<String, String> runtimes) {
  public Environment {
    jvmArguments = List.copyOf(jvmArguments);
    services = Collections.unmodifiableSortedMap(new TreeMap<>(services));
    runtimes = Collections.unmodifiableSortedMap(new TreeMap<>(runtimes));
  }

  /** The environment of a run of the JVM alone that has not started any back-end. */
  public Environment(
      String cpu,
      int processors,
      long memoryBytes,
      String kernel,
      String cgroupCpu,
      String cgroupMemory,
      String jdk,
      String collector,
      List<String> jvmArguments,
      String commit,
      String jarSha256,
      String inheritedOptions) {
    this(
        cpu,
        processors,
        memoryBytes,
        kernel,
        cgroupCpu,
        cgroupMemory,
        jdk,
        collector,
        jvmArguments,
        commit,
        jarSha256,
        inheritedOptions,
        Collections.emptySortedMap(),
        Collections.emptySortedMap());
  }

  /** The same with what is on the other end. */
  public Environment with(SortedMap<String, String> running) {
    return copy(running, runtimes);
  }

  /** The same with the other runtimes that were found. */
  public Environment withRuntimes(SortedMap<String, String> found) {
    return copy(services, found);
  }

  private Environment copy(
      SortedMap<String, String> ownServices, SortedMap<String, String> ownRuntimes) {
    return new Environment(
        cpu,
        processors,
        memoryBytes,
        kernel,
        cgroupCpu,
        cgroupMemory,
        jdk,
        collector,
        jvmArguments,
        commit,
        jarSha256,
        inheritedOptions,
        ownServices,
        ownRuntimes);
  }

  /**
   * What must be equal for forks to be replicates of the same thing, by its name for the reader.
   */
  public SequencedMap<String, String> sameness() {
    SequencedMap<String, String> sameness = new LinkedHashMap<>();
    sameness.put("JVM", jdk);
    sameness.put("processor", cpu);
    sameness.put("number of processors", String.valueOf(processors));
    sameness.put("jar", jarSha256);
    if (!inheritedOptions.isEmpty()) {
      sameness.put("options of the environment", inheritedOptions);
    }
    sameness.putAll(runtimes);
    return sameness;
  }

  /**
   * Eight hexadecimal digits, equal where the {@link #sameness} is. They begin a name-based UUID
   * (RFC 9562, version 3).
   */
  public String id() {
    String sameness = String.join("\n", sameness().values());
    return UUID.nameUUIDFromBytes(sameness.getBytes(StandardCharsets.UTF_8))
        .toString()
        .substring(0, 8);
  }
}

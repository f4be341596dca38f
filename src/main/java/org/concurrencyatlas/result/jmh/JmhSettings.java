package org.concurrencyatlas.result.jmh;

import java.util.List;

/**
 * Under what a benchmark was measured; a text that the file does not tell is empty. JMH does not
 * record the machine.
 *
 * @param jmhVersion JMH's own version
 * @param jvm path of the JVM's launcher
 * @param jvmArgs flags of the forks in their order
 * @param jdkVersion the JDK's version
 * @param vmName name of the virtual machine
 * @param vmVersion version and build of the virtual machine
 * @param warmup what came before the first measured iteration
 * @param measurement the measured iterations
 */
public record JmhSettings(
    String jmhVersion,
    String jvm,
    List<String> jvmArgs,
    String jdkVersion,
    String vmName,
    String vmVersion,
    JmhPhase warmup,
    JmhPhase measurement) {
  public JmhSettings {
    jvmArgs = List.copyOf(jvmArgs);
  }
}

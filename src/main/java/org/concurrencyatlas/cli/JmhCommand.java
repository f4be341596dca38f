package org.concurrencyatlas.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.concurrencyatlas.cli.output.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Hands over to JMH's own command line. */
@Command(
    name = "jmh",
    description =
        "JMH's own command line: jmh CpuBoundSuite -p point=sha256 -p contender=fork-join")
final class JmhCommand implements Callable<Integer> {
  @Parameters(arity = "0..*", description = "arguments for JMH; -h shows them")
  private List<String> arguments = List.of();

  /** Whatever follows the command is for JMH to understand. */
  @Spec
  void leaveOptionsToJmh(CommandSpec spec) {
    spec.parser().unmatchedOptionsArePositionalParams(true).stopAtPositional(true);
  }

  @Override
  public Integer call() throws Exception {
    org.openjdk.jmh.Main.main(arguments.toArray(String[]::new));
    return ExitCode.DONE;
  }
}

package org.concurrencyatlas.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.concurrencyatlas.catalogue.AddedJars;
import org.concurrencyatlas.cli.option.JarsOption;
import org.concurrencyatlas.cli.output.ExitCode;
import org.concurrencyatlas.plan.ForkFlags;
import org.concurrencyatlas.result.UsageException;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Hands over to JMH's own command line, with the flags that the forks of a run have. */
@Command(
    name = "jmh",
    description =
        "JMH's own command line: jmh [--jar FILE] CpuBoundSuite -p point=sha256 -p contender=fork-join")
final class JmhCommand implements Callable<Integer> {
  /** JMH splits the values of a parameter at commas, also inside a point. */
  private static final Pattern COMMA_IN_A_POINT = Pattern.compile("[^(]*\\([^)]*,.*");

  @Mixin private JarsOption jars;

  @Parameters(arity = "0..*", description = "arguments for JMH; -h shows them")
  private List<String> arguments = List.of();

  /** Whatever follows the command is for JMH to understand. */
  @Spec
  void leaveOptionsToJmh(CommandSpec spec) {
    spec.parser().unmatchedOptionsArePositionalParams(true).stopAtPositional(true);
  }

  @Override
  public Integer call() throws Exception {
    refuseCommas();
    refuseWhatMatchesNothing();
    List<String> all = new ArrayList<>(arguments);
    if (arguments.stream().noneMatch(each -> each.startsWith("-jvmArgs"))) {
      all.add("-jvmArgs");
      all.add(String.join(" ", ForkFlags.DEFAULT));
    }
    try (AddedJars.Added _ = jars.use()) {
      org.openjdk.jmh.Main.main(all.toArray(String[]::new));
    }
    return ExitCode.DONE;
  }

  private void refuseCommas() {
    arguments.stream()
        .filter(each -> COMMA_IN_A_POINT.matcher(each).matches())
        .findFirst()
        .ifPresent(each -> {
          throw new UsageException(
              "JMH splits %s at its commas; write ; between the parameters of a point"
                  .formatted(each));
        });
  }

  private void refuseWhatMatchesNothing() {
    CommandLineOptions options;
    try {
      options = new CommandLineOptions(arguments.toArray(String[]::new));
    } catch (CommandLineOptionException e) {
      throw new UsageException("%s; jmh -h shows what JMH takes".formatted(e.getMessage()));
    }
    boolean nothing =
        !options.getIncludes().isEmpty()
            && BenchmarkList.defaultList()
                .find(
                    OutputFormatFactory.createFormatInstance(System.err, VerboseMode.SILENT),
                    options.getIncludes(),
                    options.getExcludes())
                .isEmpty();
    if (nothing) {
      throw new UsageException(
          "no benchmark matches %s; jmh -l lists them".formatted(options.getIncludes()));
    }
  }
}

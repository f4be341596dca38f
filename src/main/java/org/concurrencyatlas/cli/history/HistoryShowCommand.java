package org.concurrencyatlas.cli.history;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows where rows changed. */
@Command(
    name = "show",
    description = "Tells of every row between which two runs it changed, by how much and how sure.",
    mixinStandardHelpOptions = true)
final class HistoryShowCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private HistoryView view;

  @Override
  public Integer call() throws Exception {
    HistoryOption.refuseMisplaced(spec);
    return view.show(spec);
  }
}

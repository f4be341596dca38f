package org.concurrencyatlas.cli.history;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command above those of a history; alone it shows it. */
@Command(
    name = "history",
    description =
        "Looks over many runs: when did which row change? Without a command it shows the history.",
    footer = {
      "",
      "Exit codes: 0 done; 2 wrong usage, a run that is there already, or no baseline; 3 no row has"
          + " enough runs."
    },
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "[COMMAND]",
    subcommands = {HistoryAddCommand.class, HistoryShowCommand.class, HistoryBlessCommand.class})
public final class HistoryCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private HistoryView view;

  @Override
  public Integer call() throws Exception {
    return view.show(spec);
  }
}

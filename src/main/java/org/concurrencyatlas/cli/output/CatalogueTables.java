package org.concurrencyatlas.cli.output;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import org.concurrencyatlas.catalogue.ModelInfo;
import org.concurrencyatlas.catalogue.Parameter;
import org.concurrencyatlas.model.ConcurrencyModel;
import org.concurrencyatlas.workload.Workload;
import org.concurrencyatlas.workload.WorkloadInfo;

/** The README's tables of models and workloads; a test holds the README against them. */
public final class CatalogueTables {
  private CatalogueTables() {}

  public static void print(
      PrintWriter out, List<ConcurrencyModel> models, List<Workload> workloads) {
    out.println("| model | what it is on the JVM | Python counterpart | settings |");
    out.println("|---|---|---|---|");
    for (ConcurrencyModel model : models) {
      ModelInfo info = model.info();
      row(out, info.id(), info.description(), info.python(), names(info.settings()));
    }
    out.println();
    out.println("| workload | what it does | physical limit of a batch | parameters |");
    out.println("|---|---|---|---|");
    for (Workload workload : workloads) {
      WorkloadInfo info = workload.info();
      row(out, info.id(), info.description(), info.limit(), names(info.parameters()));
    }
  }

  private static void row(
      PrintWriter out, String id, String description, String third, String names) {
    out.printf("| `%s` | %s | %s | %s |%n", id, description, third, names);
  }

  private static String names(List<Parameter> parameters) {
    return parameters.stream()
        .map(parameter -> "`" + parameter.name() + "`")
        .collect(Collectors.joining(", "));
  }
}

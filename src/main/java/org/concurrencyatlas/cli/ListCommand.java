package org.concurrencyatlas.cli;

import java.io.PrintWriter;
import java.util.List;
import org.concurrencyatlas.backend.Service;
import org.concurrencyatlas.backend.ServiceCatalogue;
import org.concurrencyatlas.catalogue.Parameter;
import org.concurrencyatlas.cli.option.JarsOption;
import org.concurrencyatlas.cli.output.CatalogueTables;
import org.concurrencyatlas.model.ConcurrencyModel;
import org.concurrencyatlas.model.catalogue.ModelCatalogue;
import org.concurrencyatlas.plan.Profile;
import org.concurrencyatlas.plan.ProfileCatalogue;
import org.concurrencyatlas.run.UserJars;
import org.concurrencyatlas.workload.Workload;
import org.concurrencyatlas.workload.catalogue.WorkloadCatalogue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows what can be run. */
@Command(
    name = "list",
    description = "Shows every model, workload, service and profile with its settings and ranges.",
    mixinStandardHelpOptions = true)
final class ListCommand implements Runnable {
  @Spec private CommandSpec spec;
  @Mixin private JarsOption jars;

  @Option(names = "--markdown", description = "the tables of models and workloads in the README")
  private boolean markdown;

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    UserJars.use(jars.variant().toList());
    List<ConcurrencyModel> models = new ModelCatalogue().all();
    List<Workload> workloads = new WorkloadCatalogue().all();
    if (markdown) {
      CatalogueTables.print(out, models, workloads);
    } else {
      plain(out, models, workloads);
    }
  }

  private static void plain(
      PrintWriter out, List<ConcurrencyModel> models, List<Workload> workloads) {
    out.println("Models");
    for (ConcurrencyModel model : models) {
      entry(out, model.info().id(), model.info().description(), model.info().settings());
    }
    out.println();
    out.println("Workloads");
    for (Workload workload : workloads) {
      entry(out, workload.info().id(), workload.info().description(), workload.info().parameters());
    }
    out.println();
    out.println("Services");
    for (Service service : new ServiceCatalogue().all()) {
      out.println("  " + service.id());
    }
    out.println();
    out.println("Profiles");
    for (Profile profile : ProfileCatalogue.all()) {
      entry(out, profile.name(), profile.description(), List.of());
    }
  }

  private static void entry(
      PrintWriter out, String id, String description, List<Parameter> parameters) {
    out.printf("  %-17s %s%n", id, description);
    for (Parameter parameter : parameters) {
      out.printf(
          "    %-15s %s (%s, default %s)%n",
          parameter.name(), parameter.description(), parameter.allowed(), parameter.defaultText());
    }
  }
}

package org.concurrencyatlas.model.foreign;

import org.concurrencyatlas.catalogue.ModelInfo;
import org.concurrencyatlas.model.ConcurrencyModel;
import org.concurrencyatlas.model.Session;
import org.concurrencyatlas.model.Settings;
import org.concurrencyatlas.model.UnsupportedModelException;

/**
 * A way to run many tasks that another runtime has. Its forks are runs of a program, not of a JVM;
 * all else of a race is the same.
 *
 * @param info what is told of it
 * @param program the program
 */
public record ForeignModel(ModelInfo info, ForeignProgram program) implements ConcurrencyModel {
  @Override
  public Session open(Settings settings) {
    throw new UnsupportedModelException(
        info.id() + " is a program of " + program.runtime().interpreter() + "; only run races it");
  }
}

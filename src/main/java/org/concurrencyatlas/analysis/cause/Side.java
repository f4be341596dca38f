package org.concurrencyatlas.analysis.cause;

import java.util.Optional;
import org.concurrencyatlas.catalogue.ModelInfo;
import org.concurrencyatlas.catalogue.ModelInfo.Trait;
import org.concurrencyatlas.verdict.ContenderResult;

/**
 * One of the two that are held against each other.
 *
 * @param model what is known of its model
 * @param pauses whether its collector stops the threads while it works
 */
record Side(ContenderResult result, Counters counters, Optional<ModelInfo> model, boolean pauses) {
  boolean is(Trait trait) {
    return model.filter(each -> each.is(trait)).isPresent();
  }
}

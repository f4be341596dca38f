package org.concurrencyatlas.result.history;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** A line of a history. Each says by its {@code kind} what it is. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = HistoryRun.class, name = "run"),
  @JsonSubTypes.Type(value = Baseline.class, name = "baseline")
})
public sealed interface HistoryLine permits HistoryRun, Baseline {}

package org.concurrencyatlas.workload;

/** A task that a model which knows priorities runs before others that wait for a thread. */
public interface UrgentTask extends Task {}

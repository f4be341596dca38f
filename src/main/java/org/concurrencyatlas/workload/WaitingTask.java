package org.concurrencyatlas.workload;

/**
 * A task that spends part of its time waiting: a pool may start another thread in place of the one
 * that it blocks.
 */
public interface WaitingTask extends Task {}

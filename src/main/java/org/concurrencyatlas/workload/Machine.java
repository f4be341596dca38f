package org.concurrencyatlas.workload;

/**
 * What a physical limit depends on besides the point.
 *
 * @param processors P: effective processors, at least 1
 * @param taskNanos s: time of one task of the bare kernel while every processor runs one, or on one
 *     processor where tasks get on {@linkplain Workload#oneAtATime one at a time}, nanoseconds; 0
 *     when it was not measured, which leaves the limit valid and weaker
 */
public record Machine(int processors, double taskNanos) {}

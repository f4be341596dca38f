package org.concurrencyatlas.analysis.advice;

import java.time.Instant;

/**
 * Which run measured something.
 *
 * @param run name of its folder
 * @param when its plan was fixed
 * @param stored whether it was measured before it was asked for
 * @param sameBuild whether the product's jar was the one that is running
 */
public record Origin(String run, Instant when, boolean stored, boolean sameBuild) {}

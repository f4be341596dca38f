package org.concurrencyatlas.analysis.advice;

import org.concurrencyatlas.catalogue.Demand;
import org.concurrencyatlas.verdict.CellVerdict;

/**
 * What was found for a demand.
 *
 * @param demand what a task of the point needs
 * @param verdict who won there
 * @param epsilon the share up to which differences did not matter there
 * @param origin which run measured it
 */
public record MeasuredPoint(Demand demand, CellVerdict verdict, double epsilon, Origin origin) {}

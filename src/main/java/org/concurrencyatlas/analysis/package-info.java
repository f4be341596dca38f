/**
 * What follows from a journal? From the inference to verdicts, crossovers, scaling laws and
 * controls.
 */
@NullMarked
package org.concurrencyatlas.analysis;

import org.jspecify.annotations.NullMarked;

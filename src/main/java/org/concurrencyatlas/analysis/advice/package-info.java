/**
 * From the verdicts of a run to advice: which model, how sure, and what would change the answer.
 */
@NullMarked
package org.concurrencyatlas.analysis.advice;

import org.jspecify.annotations.NullMarked;

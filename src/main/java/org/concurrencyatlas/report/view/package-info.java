/** What is shown? Cells, axes, maps and metrics, picked from verdicts and journal. */
@NullMarked
package org.concurrencyatlas.report.view;

import org.jspecify.annotations.NullMarked;

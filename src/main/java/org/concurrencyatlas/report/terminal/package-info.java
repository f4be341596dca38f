/** What does one read on a terminal? Verdicts as text. */
@NullMarked
package org.concurrencyatlas.report.terminal;

import org.jspecify.annotations.NullMarked;

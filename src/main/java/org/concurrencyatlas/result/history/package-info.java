/** What is kept of many runs: one line a run, and which of them are a baseline. */
@NullMarked
package org.concurrencyatlas.result.history;

import org.jspecify.annotations.NullMarked;

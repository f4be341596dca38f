/** When did a row change over many runs, and which runs are a baseline? */
@NullMarked
package org.concurrencyatlas.analysis.history;

import org.jspecify.annotations.NullMarked;

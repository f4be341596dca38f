/** The commands that keep a history of runs and look for changes in it. */
@NullMarked
package org.concurrencyatlas.cli.history;

import org.jspecify.annotations.NullMarked;

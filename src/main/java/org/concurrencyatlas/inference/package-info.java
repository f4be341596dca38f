/**
 * What do the forks so far show? The state of each cell after a prefix of the journal: tests,
 * eliminations, stopping.
 */
@NullMarked
package org.concurrencyatlas.inference;

import org.jspecify.annotations.NullMarked;

/** Models that share a pool of threads between tasks. */
@NullMarked
package org.concurrencyatlas.model.pool;

import org.jspecify.annotations.NullMarked;

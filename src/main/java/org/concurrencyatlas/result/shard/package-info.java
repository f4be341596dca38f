/** Which cells of a plan does a run measure? A plan that is cut over machines. */
@NullMarked
package org.concurrencyatlas.result.shard;

import org.jspecify.annotations.NullMarked;

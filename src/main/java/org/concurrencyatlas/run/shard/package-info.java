/** How are the shards of a plan put together? */
@NullMarked
package org.concurrencyatlas.run.shard;

import org.jspecify.annotations.NullMarked;

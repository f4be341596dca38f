/** How is a plan cut over machines that do not talk to each other? */
@NullMarked
package org.concurrencyatlas.plan.shard;

import org.jspecify.annotations.NullMarked;

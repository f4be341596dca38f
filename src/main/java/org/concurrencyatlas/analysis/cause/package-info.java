/** Why is a contender behind the leader? Which counter accounts for at least half of the gap. */
@NullMarked
package org.concurrencyatlas.analysis.cause;

import org.jspecify.annotations.NullMarked;

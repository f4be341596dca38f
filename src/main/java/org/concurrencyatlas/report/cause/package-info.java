/** How is a reader told why a contender is behind the leader? */
@NullMarked
package org.concurrencyatlas.report.cause;

import org.jspecify.annotations.NullMarked;

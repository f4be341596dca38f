/** What happens when a task waits for tasks of its own model? */
@NullMarked
package org.concurrencyatlas.workload.coordination.nested;

import org.jspecify.annotations.NullMarked;

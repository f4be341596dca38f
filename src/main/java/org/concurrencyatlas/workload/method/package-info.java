/** A plain method of a user as a workload: found by its name, called, its answers reduced. */
@NullMarked
package org.concurrencyatlas.workload.method;

import org.jspecify.annotations.NullMarked;

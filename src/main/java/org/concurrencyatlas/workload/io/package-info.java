/** Work that waits for a server. */
@NullMarked
package org.concurrencyatlas.workload.io;

import org.jspecify.annotations.NullMarked;

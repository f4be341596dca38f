/** Work that reads and writes files. */
@NullMarked
package org.concurrencyatlas.workload.file;

import org.jspecify.annotations.NullMarked;

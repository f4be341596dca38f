/** Work that puts and gets objects over the S3 protocol. */
@NullMarked
package org.concurrencyatlas.workload.store;

import org.jspecify.annotations.NullMarked;

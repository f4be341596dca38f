/** How late were the answers? What a fork of a service recorded of its requests. */
@NullMarked
package org.concurrencyatlas.result.latency;

import org.jspecify.annotations.NullMarked;

/** Work that comes at times of its own, as the requests of a service do. */
@NullMarked
package org.concurrencyatlas.workload.service;

import org.jspecify.annotations.NullMarked;

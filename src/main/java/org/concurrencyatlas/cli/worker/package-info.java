/** How does a host run workers for a task queue elsewhere? */
@NullMarked
package org.concurrencyatlas.cli.worker;

import org.jspecify.annotations.NullMarked;

/** What can be named, and with which values? Entries by id, and parameters with their ranges. */
@NullMarked
package org.concurrencyatlas.catalogue;

import org.jspecify.annotations.NullMarked;

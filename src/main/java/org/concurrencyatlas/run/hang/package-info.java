/** Why does a fork not end? Its thread dump, and what waits for what in it. */
@NullMarked
package org.concurrencyatlas.run.hang;

import org.jspecify.annotations.NullMarked;

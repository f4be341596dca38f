/** How is a PostgreSQL started that ends with us, as whoever we are, and how is one asked? */
@NullMarked
package org.concurrencyatlas.backend.postgres;

import org.jspecify.annotations.NullMarked;

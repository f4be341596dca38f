/** How is a batch run? One class a concurrency model, one catalogue of them all. */
@NullMarked
package org.concurrencyatlas.model;

import org.jspecify.annotations.NullMarked;

/** What does the harness's own object store keep, and how does it answer? */
@NullMarked
package org.concurrencyatlas.backend.store;

import org.jspecify.annotations.NullMarked;

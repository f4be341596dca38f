/** How do tasks travel? Jobs of one task or of many, and how they become frames. */
@NullMarked
package org.concurrencyatlas.process.job;

import org.jspecify.annotations.NullMarked;

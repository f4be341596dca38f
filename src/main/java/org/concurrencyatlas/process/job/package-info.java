/** How are tasks sent? Jobs of one task or many, their frames, and which are sent again. */
@NullMarked
package org.concurrencyatlas.process.job;

import org.jspecify.annotations.NullMarked;

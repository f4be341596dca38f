/** Which fork is run next? From pilots to the last block, with the time that is left. */
@NullMarked
package org.concurrencyatlas.race;

import org.jspecify.annotations.NullMarked;

/** How do tasks and answers become bytes? Frames, and codecs for records and values. */
@NullMarked
package org.concurrencyatlas.process.wire;

import org.jspecify.annotations.NullMarked;

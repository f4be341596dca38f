/** What became of a service's requests besides their latency, in words? */
@NullMarked
package org.concurrencyatlas.report.text.load;

import org.jspecify.annotations.NullMarked;

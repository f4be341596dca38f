/** How does one see it? Charts, pages and tables drawn from verdicts; knows no JMH. */
@NullMarked
package org.concurrencyatlas.report;

import org.jspecify.annotations.NullMarked;

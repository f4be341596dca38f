/** What is on a picture? Words and values, without a pixel, a colour or a font. */
@NullMarked
package org.concurrencyatlas.report.plot;

import org.jspecify.annotations.NullMarked;

/** What do the verdicts say in words? Sentences and figures that every form of a report shares. */
@NullMarked
package org.concurrencyatlas.report.text;

import org.jspecify.annotations.NullMarked;

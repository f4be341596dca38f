/** What is shown of the contests of an imported file: words, pictures and files. */
@NullMarked
package org.concurrencyatlas.report.contest;

import org.jspecify.annotations.NullMarked;

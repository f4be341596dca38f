/** How do other programs read it? One class a file format, each derived from plan and journal. */
@NullMarked
package org.concurrencyatlas.report.export;

import org.jspecify.annotations.NullMarked;

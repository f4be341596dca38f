/** What is drawn with? A surface, themes, fonts, marks and labels. */
@NullMarked
package org.concurrencyatlas.report.canvas;

import org.jspecify.annotations.NullMarked;

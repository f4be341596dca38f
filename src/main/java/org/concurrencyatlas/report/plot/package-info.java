/** How is anything drawn? Surface, themes, marks of the models, and pictures as files. */
@NullMarked
package org.concurrencyatlas.report.plot;

import org.jspecify.annotations.NullMarked;

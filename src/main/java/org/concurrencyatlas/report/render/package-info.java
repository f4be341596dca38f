/** How does a picture become a file? One renderer for each kind of plot. */
@NullMarked
package org.concurrencyatlas.report.render;

import org.jspecify.annotations.NullMarked;

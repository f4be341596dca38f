/** How are maps drawn? Tiles, their grounds, their places and their legend. */
@NullMarked
package org.concurrencyatlas.report.render.tile;

import org.jspecify.annotations.NullMarked;

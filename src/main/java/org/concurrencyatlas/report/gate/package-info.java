/** What does a gate say? Its verdict for people, for builds and for other programs. */
@NullMarked
package org.concurrencyatlas.report.gate;

import org.jspecify.annotations.NullMarked;

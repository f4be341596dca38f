/** What changes along one parameter of a run? Where the lead changes, and how throughput scales. */
@NullMarked
package org.concurrencyatlas.analysis.axis;

import org.jspecify.annotations.NullMarked;

/** From a Flight Recorder file of a service to what its tasks need. */
@NullMarked
package org.concurrencyatlas.analysis.recording;

import org.jspecify.annotations.NullMarked;

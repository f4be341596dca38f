/**
 * How is a batch run? What every concurrency model is: its description, its settings, its session.
 */
@NullMarked
package org.concurrencyatlas.model;

import org.jspecify.annotations.NullMarked;

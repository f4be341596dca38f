/** What is measured next? Preflight, the plan, the JMH fork driver, the race, progress. */
@NullMarked
package org.concurrencyatlas.run;

import org.jspecify.annotations.NullMarked;

/** How is a fork measured? JMH forks, their failures, and a whole run over its journal. */
@NullMarked
package org.concurrencyatlas.run;

import org.jspecify.annotations.NullMarked;

/** What is to be measured, and can this machine do it? Profiles, plans and checks before a run. */
@NullMarked
package org.concurrencyatlas.plan;

import org.jspecify.annotations.NullMarked;

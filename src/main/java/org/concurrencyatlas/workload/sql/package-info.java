/** What does a task ask of a database, and what does it leave there? */
@NullMarked
package org.concurrencyatlas.workload.sql;

import org.jspecify.annotations.NullMarked;

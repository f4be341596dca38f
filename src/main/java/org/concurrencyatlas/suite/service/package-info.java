/** Who sends requests when they are due, and who notes when they were answered? */
@NullMarked
package org.concurrencyatlas.suite.service;

import org.jspecify.annotations.NullMarked;

/** How is a worker JVM started, and with which options and limits? */
@NullMarked
package org.concurrencyatlas.process.jvm;

import org.jspecify.annotations.NullMarked;

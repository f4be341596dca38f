/**
 * What every model, workload, service and profile keeps: tests to extend. Published for users with
 * the classifier {@code contract}; the product's own are tested by the same.
 */
package org.concurrencyatlas.contract;

/**
 * Limits on the load of the server: bulkheads, memory for bodies, minimum rates, the rate
 * limit, and the order of interceptors.
 */
@NullMarked
package io.ztrisk.limit;

import org.jspecify.annotations.NullMarked;

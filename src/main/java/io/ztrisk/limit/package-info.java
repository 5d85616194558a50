/**
 * Limits on the load of the server: bulkheads, memory for bodies, minimum rates and rate
 * limits.
 */
@NullMarked
package io.ztrisk.limit;

import org.jspecify.annotations.NullMarked;

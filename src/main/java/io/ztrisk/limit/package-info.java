/**
 * Limits on the load of the server: bulkheads, memory for bodies, minimum rates, and the
 * headers of the rate limit.
 */
@NullMarked
package io.ztrisk.limit;

import org.jspecify.annotations.NullMarked;

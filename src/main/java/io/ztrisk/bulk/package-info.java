/**
 * Actions on many users in one call: the entries of a body, transactions of a bounded
 * size, and the result.
 */
@NullMarked
package io.ztrisk.bulk;

import org.jspecify.annotations.NullMarked;

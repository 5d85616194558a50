/**
 * Retention periods and pruning: each feature says which rows expire, and one of the
 * servers on a database deletes them.
 */
@NullMarked
package io.ztrisk.retention;

import org.jspecify.annotations.NullMarked;

/**
 * Lists read from one snapshot of the database each.
 */
@NullMarked
package io.ztrisk.snapshot;

import org.jspecify.annotations.NullMarked;

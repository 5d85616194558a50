/**
 * Rows streamed from one read-only snapshot of the database.
 */
@NullMarked
package io.ztrisk.snapshot;

import org.jspecify.annotations.NullMarked;

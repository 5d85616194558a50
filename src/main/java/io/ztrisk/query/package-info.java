/**
 * Lists that are read from the database: whole, by page or streamed from a snapshot.
 */
@NullMarked
package io.ztrisk.query;

import org.jspecify.annotations.NullMarked;

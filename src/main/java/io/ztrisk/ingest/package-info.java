/**
 * Incoming data: logs, reported events, and rejected lines that are replayed.
 */
@NullMarked
package io.ztrisk.ingest;

import org.jspecify.annotations.NullMarked;

/**
 * Ingestion: the calls that take logs and reported events, and the replay of rejected
 * lines.
 */
@NullMarked
package io.ztrisk.ingest;

import org.jspecify.annotations.NullMarked;

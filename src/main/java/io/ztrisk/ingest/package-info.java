/**
 * Ingestion of logs: the call that takes them, and the threads that store them.
 */
@NullMarked
package io.ztrisk.ingest;

import org.jspecify.annotations.NullMarked;

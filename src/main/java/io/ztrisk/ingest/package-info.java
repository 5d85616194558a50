/**
 * What comes in: logs, reported events, and rejected lines that are taken again.
 */
@NullMarked
package io.ztrisk.ingest;

import org.jspecify.annotations.NullMarked;

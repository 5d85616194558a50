/**
 * Events coming in: bodies, lines, validation and identity.
 */
@NullMarked
package io.ztrisk.ingest;

import org.jspecify.annotations.NullMarked;

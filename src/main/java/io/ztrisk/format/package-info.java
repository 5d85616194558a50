/**
 * Formats of values: UUIDs, hashes, canonical JSON, points in time, hosts and lower case.
 */
@NullMarked
package io.ztrisk.format;

import org.jspecify.annotations.NullMarked;

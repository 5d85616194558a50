/**
 * Formats of values: UUIDs, hashes, points in time, hosts and lower case.
 */
@NullMarked
package io.ztrisk.format;

import org.jspecify.annotations.NullMarked;

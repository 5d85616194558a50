/**
 * Formats of activity logs: datasets, their fields, and the parser of their records.
 */
@NullMarked
package io.ztrisk.log;

import org.jspecify.annotations.NullMarked;

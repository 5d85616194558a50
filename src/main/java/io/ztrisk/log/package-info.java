/**
 * Formats of activity logs: datasets, their fields, the parser of their records, and the
 * mappers of records to activities.
 */
@NullMarked
package io.ztrisk.log;

import org.jspecify.annotations.NullMarked;

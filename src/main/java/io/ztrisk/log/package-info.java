/**
 * The lines of activity logs: what a dataset is, and the parser of its records.
 */
@NullMarked
package io.ztrisk.log;

import org.jspecify.annotations.NullMarked;

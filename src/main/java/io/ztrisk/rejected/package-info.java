/**
 * Rejected lines: kept, listed, and without the text of people who were erased.
 */
@NullMarked
package io.ztrisk.rejected;

import org.jspecify.annotations.NullMarked;

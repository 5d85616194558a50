/**
 * Rejected lines: stored, listed, and without their text if they name erased people.
 */
@NullMarked
package io.ztrisk.rejected;

import org.jspecify.annotations.NullMarked;

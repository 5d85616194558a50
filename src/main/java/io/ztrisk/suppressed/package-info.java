/**
 * Findings that exclusions have suppressed: kept and listed, and never scored.
 */
@NullMarked
package io.ztrisk.suppressed;

import org.jspecify.annotations.NullMarked;

/**
 * Suppressed findings: stored and listed, but not scored.
 */
@NullMarked
package io.ztrisk.suppressed;

import org.jspecify.annotations.NullMarked;

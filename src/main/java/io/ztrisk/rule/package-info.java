/**
 * Rules, by which accounts make behaviours of their own: their grammar, and which records
 * fit.
 */
@NullMarked
package io.ztrisk.rule;

import org.jspecify.annotations.NullMarked;

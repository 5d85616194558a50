/**
 * The audit: changes by people and tools.
 */
@NullMarked
package io.ztrisk.audit;

import org.jspecify.annotations.NullMarked;

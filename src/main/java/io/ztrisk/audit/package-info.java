/**
 * What people and tools have changed.
 */
@NullMarked
package io.ztrisk.audit;

import org.jspecify.annotations.NullMarked;

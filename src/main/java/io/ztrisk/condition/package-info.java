/**
 * Conditions on the fields of a record.
 */
@NullMarked
package io.ztrisk.condition;

import org.jspecify.annotations.NullMarked;

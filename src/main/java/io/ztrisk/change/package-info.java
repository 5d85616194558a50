/**
 * The log of level changes, and of what people did with users.
 */
@NullMarked
package io.ztrisk.change;

import org.jspecify.annotations.NullMarked;

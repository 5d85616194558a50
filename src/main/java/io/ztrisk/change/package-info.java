/**
 * The log of level changes, and the feed of them.
 */
@NullMarked
package io.ztrisk.change;

import org.jspecify.annotations.NullMarked;

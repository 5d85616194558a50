/**
 * The calls that show how subscriptions of all kinds do, and change them.
 */
@NullMarked
package io.ztrisk.signal;

import org.jspecify.annotations.NullMarked;

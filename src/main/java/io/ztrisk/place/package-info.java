/**
 * Places of network addresses.
 */
@NullMarked
package io.ztrisk.place;

import org.jspecify.annotations.NullMarked;

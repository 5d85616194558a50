/**
 * Where network addresses are.
 */
@NullMarked
package io.ztrisk.place;

import org.jspecify.annotations.NullMarked;

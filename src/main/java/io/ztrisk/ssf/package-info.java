/**
 * The calls of the Shared Signals Framework by which receivers make and change their
 * streams.
 */
@NullMarked
package io.ztrisk.ssf;

import org.jspecify.annotations.NullMarked;

/**
 * Measures the server against the floor below it.
 */
@NullMarked
package io.ztrisk.bench;

import org.jspecify.annotations.NullMarked;

/**
 * Bodies of requests: decompressed, bounded, and cut into lines or elements.
 */
@NullMarked
package io.ztrisk.body;

import org.jspecify.annotations.NullMarked;

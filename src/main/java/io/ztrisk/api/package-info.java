/**
 * The wire: envelope, errors, ids and levels, and everything that knows HTTP and no
 * feature.
 */
@NullMarked
package io.ztrisk.api;

import org.jspecify.annotations.NullMarked;

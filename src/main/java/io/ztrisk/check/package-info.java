/**
 * Checks that what is stored fits together; stands beside the server, which needs none of
 * it.
 */
@NullMarked
package io.ztrisk.check;

import org.jspecify.annotations.NullMarked;

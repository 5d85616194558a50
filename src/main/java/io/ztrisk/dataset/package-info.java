/**
 * The datasets that an account has, and the records of those that a mapping describes.
 */
@NullMarked
package io.ztrisk.dataset;

import org.jspecify.annotations.NullMarked;

/**
 * How each dataset is fed, and when its last record came.
 */
@NullMarked
package io.ztrisk.feed;

import org.jspecify.annotations.NullMarked;

/**
 * The state of the feed of each dataset.
 */
@NullMarked
package io.ztrisk.feed;

import org.jspecify.annotations.NullMarked;

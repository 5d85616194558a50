/**
 * The list of rejected lines, and their replay: each is read again as a log record or a
 * reported event.
 */
@NullMarked
package io.ztrisk.replay;

import org.jspecify.annotations.NullMarked;

/**
 * Risk events, which are stored once, and the scores of users that follow from them.
 */
@NullMarked
package io.ztrisk.event;

import org.jspecify.annotations.NullMarked;

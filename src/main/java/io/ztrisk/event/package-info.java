/**
 * Risk events, stored once, and the scores that they give their users.
 */
@NullMarked
package io.ztrisk.event;

import org.jspecify.annotations.NullMarked;

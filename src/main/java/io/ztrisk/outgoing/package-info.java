/**
 * Requests to URLs that accounts choose: their addresses are checked, and their time and
 * their answers bounded.
 */
@NullMarked
package io.ztrisk.outgoing;

import org.jspecify.annotations.NullMarked;

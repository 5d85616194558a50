/**
 * Statistics of an account by day: users by level, and events by behaviour.
 */
@NullMarked
package io.ztrisk.statistics;

import org.jspecify.annotations.NullMarked;

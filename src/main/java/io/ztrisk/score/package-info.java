/**
 * The scores of users: the account's summary, and one user's events.
 */
@NullMarked
package io.ztrisk.score;

import org.jspecify.annotations.NullMarked;

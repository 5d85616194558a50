/**
 * Actions of analysts on users: resets with a reason, notes, and the history of both and
 * of the levels.
 */
@NullMarked
package io.ztrisk.triage;

import org.jspecify.annotations.NullMarked;

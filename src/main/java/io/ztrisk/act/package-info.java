/**
 * Acts of people on users: resets, dismissals and notes, as the history shows them.
 */
@NullMarked
package io.ztrisk.act;

import org.jspecify.annotations.NullMarked;

/**
 * Security event tokens about the changes of levels, and their delivery to the receivers
 * of streams by push and poll.
 */
@NullMarked
package io.ztrisk.secevent;

import org.jspecify.annotations.NullMarked;

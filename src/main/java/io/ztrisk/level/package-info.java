/**
 * Changes of a user's risk level: why a level changes, and what is announced of it.
 */
@NullMarked
package io.ztrisk.level;

import org.jspecify.annotations.NullMarked;

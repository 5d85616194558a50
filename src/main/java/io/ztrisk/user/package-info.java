/**
 * Users with their scores: matched by id or alias, merged, and locked while they change.
 */
@NullMarked
package io.ztrisk.user;

import org.jspecify.annotations.NullMarked;

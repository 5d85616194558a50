/**
 * Users: matched by id or e-mail, merged, and locked while they change.
 */
@NullMarked
package io.ztrisk.user;

import org.jspecify.annotations.NullMarked;

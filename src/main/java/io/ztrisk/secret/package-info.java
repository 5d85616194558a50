/**
 * Secrets that the server must read again: sealed with a key from the environment, each
 * for its place in the database.
 */
@NullMarked
package io.ztrisk.secret;

import org.jspecify.annotations.NullMarked;

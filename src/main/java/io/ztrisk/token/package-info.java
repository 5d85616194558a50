/**
 * Tokens: their rights, values, life and rate of calls.
 */
@NullMarked
package io.ztrisk.token;

import org.jspecify.annotations.NullMarked;

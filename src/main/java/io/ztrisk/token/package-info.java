/**
 * Tokens: permissions, values, expiry and rate limit.
 */
@NullMarked
package io.ztrisk.token;

import org.jspecify.annotations.NullMarked;

/**
 * Tokens: permissions, values and expiry.
 */
@NullMarked
package io.ztrisk.token;

import org.jspecify.annotations.NullMarked;

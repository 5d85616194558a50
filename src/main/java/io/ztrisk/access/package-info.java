/**
 * Authentication of callers, sign-in to the console by a token, access tokens of OAuth,
 * the list of accounts, and the calls by which a token asks about itself.
 */
@NullMarked
package io.ztrisk.access;

import org.jspecify.annotations.NullMarked;

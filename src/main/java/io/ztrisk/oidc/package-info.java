/**
 * Single sign-on to the console by OpenID Connect.
 */
@NullMarked
package io.ztrisk.oidc;

import org.jspecify.annotations.NullMarked;

/**
 * Sessions of the console, of tokens and of people who signed in by OpenID Connect.
 */
@NullMarked
package io.ztrisk.session;

import org.jspecify.annotations.NullMarked;

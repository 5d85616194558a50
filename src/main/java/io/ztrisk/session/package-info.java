/**
 * Sessions of the console, which begin with a token and have its permissions.
 */
@NullMarked
package io.ztrisk.session;

import org.jspecify.annotations.NullMarked;

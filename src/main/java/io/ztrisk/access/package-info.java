/**
 * Who is calling: authentication, and what a token is told of itself.
 */
@NullMarked
package io.ztrisk.access;

import org.jspecify.annotations.NullMarked;

/**
 * Authentication of callers, and the calls by which a token asks about itself.
 */
@NullMarked
package io.ztrisk.access;

import org.jspecify.annotations.NullMarked;

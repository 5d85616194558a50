/**
 * Who may call: tokens, permissions and the accounts that they reach.
 */
@NullMarked
package io.ztrisk.access;

import org.jspecify.annotations.NullMarked;

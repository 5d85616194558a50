/**
 * The catalogue of risk behaviours and each account's configuration of them.
 */
@NullMarked
package io.ztrisk.behavior;

import org.jspecify.annotations.NullMarked;

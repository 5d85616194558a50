/**
 * The keys with which messages to receivers are signed, and their rotation.
 */
@NullMarked
package io.ztrisk.signing;

import org.jspecify.annotations.NullMarked;

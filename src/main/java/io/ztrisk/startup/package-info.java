/**
 * Checks of the database at the start of the server, and their messages.
 */
@NullMarked
package io.ztrisk.startup;

import org.jspecify.annotations.NullMarked;

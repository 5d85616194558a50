/**
 * The command {@code check}, which checks the consistency of the stored data. The server
 * does not use it.
 */
@NullMarked
package io.ztrisk.check;

import org.jspecify.annotations.NullMarked;

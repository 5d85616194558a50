/**
 * How long things are kept, and who forgets them: each feature says what it has to
 * forget, one of the servers on a database goes through all of it.
 */
@NullMarked
package io.ztrisk.retention;

import org.jspecify.annotations.NullMarked;

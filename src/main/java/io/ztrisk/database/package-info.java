/**
 * What the server requires of its database: the oldest version of PostgreSQL that is
 * supported.
 */
@NullMarked
package io.ztrisk.database;

import org.jspecify.annotations.NullMarked;

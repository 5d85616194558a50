/**
 * The database: pools of connections, parameters of statements, version, schema and
 * cached counts.
 */
@NullMarked
package io.ztrisk.database;

import org.jspecify.annotations.NullMarked;

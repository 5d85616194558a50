/**
 * The database: pools of connections, transactions that are tried again, parameters of
 * statements, version, schema and cached counts.
 */
@NullMarked
package io.ztrisk.database;

import org.jspecify.annotations.NullMarked;

/**
 * Access to the database: connection pools, transactions with retries, parameters of
 * statements, checks of version and schema, and cached counts.
 */
@NullMarked
package io.ztrisk.database;

import org.jspecify.annotations.NullMarked;

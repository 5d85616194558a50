/**
 * Access to the database: connection pools, transactions with retries, parameters of
 * statements, the health of the schema, and cached counts.
 */
@NullMarked
package io.ztrisk.database;

import org.jspecify.annotations.NullMarked;

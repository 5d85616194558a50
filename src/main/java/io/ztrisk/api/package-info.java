/**
 * The types of the API's controllers: envelope, errors, accounts, permissions, pages and
 * members of JSON.
 */
@NullMarked
package io.ztrisk.api;

import org.jspecify.annotations.NullMarked;

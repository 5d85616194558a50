/**
 * What a controller of the API speaks: envelope, errors, accounts, permissions, pages and
 * members of JSON.
 */
@NullMarked
package io.ztrisk.api;

import org.jspecify.annotations.NullMarked;

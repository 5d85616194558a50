/**
 * Types for controllers of the API: envelope, errors, accounts, permissions, pages and
 * members of JSON bodies.
 */
@NullMarked
package io.ztrisk.api;

import org.jspecify.annotations.NullMarked;

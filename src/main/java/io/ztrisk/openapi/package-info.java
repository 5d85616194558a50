/**
 * The OpenAPI document, a file that a test makes from the handlers, and the page to try
 * the API.
 */
@NullMarked
package io.ztrisk.openapi;

import org.jspecify.annotations.NullMarked;

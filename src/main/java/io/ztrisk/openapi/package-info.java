/**
 * Serves the OpenAPI document, a file that a test makes from the handlers, and a page to
 * try the API.
 */
@NullMarked
package io.ztrisk.openapi;

import org.jspecify.annotations.NullMarked;

/**
 * The API's document (OpenAPI 3.1), made from the handlers once the server is up, and a
 * page to try the API.
 */
@NullMarked
package io.ztrisk.openapi;

import org.jspecify.annotations.NullMarked;

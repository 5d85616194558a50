/**
 * Spring MVC for the API: routing, arguments and results of handlers, and errors.
 */
@NullMarked
package io.ztrisk.http;

import org.jspecify.annotations.NullMarked;

/**
 * HTTP for the API: Tomcat valves, routing, arguments and answers of handlers, errors and
 * metrics of requests.
 */
@NullMarked
package io.ztrisk.http;

import org.jspecify.annotations.NullMarked;

/**
 * Spring MVC and Tomcat for the API: valves, routing, arguments and results of handlers,
 * errors, metrics and traces of calls.
 */
@NullMarked
package io.ztrisk.http;

import org.jspecify.annotations.NullMarked;

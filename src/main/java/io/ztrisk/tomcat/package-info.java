/**
 * Tomcat for the API: valves, the envelope of its own answers, metrics and traces of
 * calls, and the management port.
 */
@NullMarked
package io.ztrisk.tomcat;

import org.jspecify.annotations.NullMarked;

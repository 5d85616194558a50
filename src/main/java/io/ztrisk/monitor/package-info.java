/**
 * How the server is observed without being in its way: connections of its own for health
 * and for numbers that the database knows.
 */
@NullMarked
package io.ztrisk.monitor;

import org.jspecify.annotations.NullMarked;

/**
 * The scanner of records: reads the wanted values of JSON and skips all others.
 */
@NullMarked
package io.ztrisk.scan;

import org.jspecify.annotations.NullMarked;

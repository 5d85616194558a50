/**
 * The console: serves its pages, and knows the address that browsers have for it.
 */
@NullMarked
package io.ztrisk.console;

import org.jspecify.annotations.NullMarked;

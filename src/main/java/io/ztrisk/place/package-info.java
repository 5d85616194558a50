/**
 * Places of network addresses, from databases in MaxMind's format or from the country.
 */
@NullMarked
package io.ztrisk.place;

import org.jspecify.annotations.NullMarked;

/**
 * The test mode: calls by which the integration tests of clients make users and errors.
 */
@NullMarked
package io.ztrisk.testmode;

import org.jspecify.annotations.NullMarked;

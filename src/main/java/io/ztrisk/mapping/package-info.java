/**
 * Mappings of datasets: where the values of a record are, and what they mean.
 */
@NullMarked
package io.ztrisk.mapping;

import org.jspecify.annotations.NullMarked;

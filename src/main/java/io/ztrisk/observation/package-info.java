/**
 * Observations, the data that detectors keep of records, and the findings among them.
 */
@NullMarked
package io.ztrisk.observation;

import org.jspecify.annotations.NullMarked;

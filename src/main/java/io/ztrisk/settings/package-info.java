/**
 * Each account's settings of detection: thresholds and exclusions.
 */
@NullMarked
package io.ztrisk.settings;

import org.jspecify.annotations.NullMarked;

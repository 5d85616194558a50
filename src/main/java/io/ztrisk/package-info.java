/**
 * The ztrisk server: an open, self-hosted Zero Trust risk scoring API.
 */
@NullMarked
package io.ztrisk;

import org.jspecify.annotations.NullMarked;

/**
 * From activity logs to risk events: one class a behaviour, what is kept of records until
 * it is judged, and the accounts' settings.
 */
@NullMarked
package io.ztrisk.detection;

import org.jspecify.annotations.NullMarked;

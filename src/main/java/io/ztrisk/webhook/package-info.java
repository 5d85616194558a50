/**
 * Webhooks: the calls by which an account makes them, their secrets, and the formats of
 * their messages.
 */
@NullMarked
package io.ztrisk.webhook;

import org.jspecify.annotations.NullMarked;

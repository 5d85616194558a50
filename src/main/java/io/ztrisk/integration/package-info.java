/**
 * Integrations with Okta: the calls of Cloudflare's API by which an account makes them,
 * and the messages that Okta takes.
 */
@NullMarked
package io.ztrisk.integration;

import org.jspecify.annotations.NullMarked;

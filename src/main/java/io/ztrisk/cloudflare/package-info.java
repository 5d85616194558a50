/**
 * The datasets of Cloudflare's Logpush: their fields, and the mappers of their records to
 * activities.
 */
@NullMarked
package io.ztrisk.cloudflare;

import org.jspecify.annotations.NullMarked;

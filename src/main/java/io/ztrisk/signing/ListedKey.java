package io.ztrisk.signing;

import java.time.Instant;

import io.ztrisk.api.ApiSchema;

/**
 * A key as it is listed.
 *
 * @param kid the thumbprint by RFC 7638
 * @param since when it got its state
 */
@ApiSchema("SigningKey")
record ListedKey(String kid, Instant since, KeyState state) {
}

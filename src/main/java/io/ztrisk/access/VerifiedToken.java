package io.ztrisk.access;

import io.ztrisk.api.ApiSchema;
import io.ztrisk.token.TokenStatus;

/**
 * What a token is told of itself.
 */
@ApiSchema("VerifiedToken")
record VerifiedToken(String id, TokenStatus status) {

}

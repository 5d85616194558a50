package io.ztrisk.access;

/**
 * What a token is told of itself.
 */
record VerifiedToken(String id, TokenStatus status) {

}

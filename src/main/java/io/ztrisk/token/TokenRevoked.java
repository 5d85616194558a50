package io.ztrisk.token;

/**
 * Published when the value of a token is invalid from the end of the transaction on.
 *
 * @param hash of the value
 */
public record TokenRevoked(byte[] hash) {

}

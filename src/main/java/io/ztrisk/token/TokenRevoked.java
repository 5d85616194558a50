package io.ztrisk.token;

/**
 * Published when the value of a token becomes invalid at the end of the transaction.
 *
 * @param hash the hash of the value
 */
public record TokenRevoked(byte[] hash) {

}

package io.ztrisk.token;

/**
 * A token's value is worth nothing from the end of the transaction on.
 *
 * @param hash of the value
 */
public record ValueRevoked(byte[] hash) {

}

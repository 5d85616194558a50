package io.ztrisk.access;

/**
 * A token's value is worth nothing from the end of the transaction on.
 *
 * @param hash of the value
 */
record ValueRevoked(byte[] hash) {

}

package io.ztrisk.signing;

/**
 * Another key of an account signs. Published in the transaction that rotates the keys.
 */
public record SigningKeyRotated(String accountId) {

}

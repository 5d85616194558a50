package io.ztrisk.signing;

/**
 * Another key of an account signs. Published in the transaction that turns the keys.
 */
public record SigningKeyTurned(String accountId) {

}

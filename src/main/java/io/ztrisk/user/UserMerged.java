package io.ztrisk.user;

/**
 * Published when a derived user is merged into a user with a real id, in the transaction
 * that has locked both: listeners move their rows.
 */
public record UserMerged(String accountId, User from, User into) {

}

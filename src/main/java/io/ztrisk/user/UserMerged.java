package io.ztrisk.user;

/**
 * A user known by e-mail was merged into a user with a real id. Published in the
 * transaction that has locked both.
 *
 * @param accountId the account
 * @param from the user that was merged
 * @param into the user that takes over everything
 */
public record UserMerged(String accountId, User from, User into) {

}

package io.ztrisk.level;

import java.util.List;

/**
 * Published when the levels of users were stored, in the transaction that has locked the
 * users.
 *
 * @param changes at least one, each user once
 */
public record LevelsChanged(String accountId, List<LevelChange> changes) {

}

package io.ztrisk.statistics;

import java.time.LocalDate;

/**
 * A count of an account: how many there are of a kind and a key on a day, or by how many
 * the number changes.
 */
record TallyCount(TallyKind kind, LocalDate day, String key, long count) {

}

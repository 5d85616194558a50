package io.ztrisk.event;

import java.util.List;

/**
 * Published when events are stored, get another time or are found no longer, in the
 * transaction that does so. Pruning and erasure publish nothing.
 *
 * @param added a day for each event that is new, or that has this time now
 * @param removed a day for each event that no longer exists, or that had this time before
 */
public record EventDaysChanged(String accountId, List<EventDay> added, List<EventDay> removed) {

}

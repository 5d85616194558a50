package io.ztrisk.observation;

/**
 * An observation in the database, and whether it is a finding.
 */
public record StoredObservation(UserObservation observed, FindingState state) {

}

package io.ztrisk.observation;

/**
 * An observation in the database, and what it was judged to be.
 */
public record KnownObservation(UserObservation observed, Verdict verdict) {

}

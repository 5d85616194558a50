package io.ztrisk.detection;

/**
 * An observation in the database, and what it was judged to be.
 */
record KnownObservation(UserObservation observed, Verdict verdict) {

}

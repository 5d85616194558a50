package io.ztrisk.observation;

/**
 * The limit of a behaviour.
 *
 * @param maximum the number of observations of a user and hour that count
 * @param version the version of the behaviour's rule
 */
public record HourlyLimit(int maximum, long version) {

}

package io.ztrisk.token;

/**
 * Published when a token is changed that could not be used before, or cannot be used from
 * now on: it is disabled, or has expired.
 */
public record TokenUnusable(String id) {

}

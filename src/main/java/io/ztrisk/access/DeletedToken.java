package io.ztrisk.access;

/**
 * What is left of a deleted token.
 */
record DeletedToken(String id) {

}

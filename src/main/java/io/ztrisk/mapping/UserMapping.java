package io.ztrisk.mapping;

import java.util.List;

import io.ztrisk.condition.Condition;

/**
 * Where a record names its user. A spec without sources finds nothing.
 *
 * @param namespace of the ids, which other datasets may share
 * @param id alternatives, each with the parts of an id
 * @param where holds for records of people
 */
public record UserMapping(String namespace, Spec email, List<List<Spec>> id, Spec uuid, Spec name, Condition where) {

}

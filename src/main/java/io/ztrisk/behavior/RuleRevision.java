package io.ztrisk.behavior;

import java.time.Instant;

/**
 * A change of a behaviour's rule.
 *
 * @param version the version since the change, see {@link BehaviorRule#version()}
 * @param at when the rule was changed
 * @param hasRule false if the change has removed the rule
 */
public record RuleRevision(long version, Instant at, boolean hasRule) {

}

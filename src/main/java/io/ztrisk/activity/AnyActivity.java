package io.ztrisk.activity;

import io.ztrisk.condition.Fields;

/**
 * A record with all its fields, for rules: they take any activity.
 */
public record AnyActivity(ActivitySource source, Fields fields) implements Activity {

}

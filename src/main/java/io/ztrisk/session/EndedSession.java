package io.ztrisk.session;

import io.ztrisk.api.ApiSchema;

/**
 * A session that has ended.
 */
@ApiSchema("EndedSession")
public record EndedSession(String id) {

}

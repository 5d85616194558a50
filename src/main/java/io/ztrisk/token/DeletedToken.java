package io.ztrisk.token;

import io.ztrisk.api.ApiSchema;

/**
 * What is left of a deleted token.
 */
@ApiSchema("DeletedToken")
record DeletedToken(String id) {

}

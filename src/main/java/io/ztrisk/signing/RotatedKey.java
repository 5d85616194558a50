package io.ztrisk.signing;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * The keys before and after a rotation, as the audit shows them.
 *
 * @param current the key that signs
 * @param revoked whether the key before is not public any more
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RotatedKey(String current, @Nullable Boolean revoked) {

}

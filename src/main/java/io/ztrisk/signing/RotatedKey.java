package io.ztrisk.signing;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What the audit shows of the keys before and after a rotation.
 *
 * @param current the key that signs
 * @param revoked whether the key before is not public any more
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RotatedKey(String current, @Nullable Boolean revoked) {

}

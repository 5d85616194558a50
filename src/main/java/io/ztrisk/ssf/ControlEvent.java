package io.ztrisk.ssf;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ztrisk.subscription.SubscriptionStatus;
import org.jspecify.annotations.Nullable;

/**
 * The content of an event about a stream itself.
 *
 * @param reason why the status has changed
 * @param state what a receiver wants to see in a verification
 * @param status the new status
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ControlEvent(@Nullable String reason, @Nullable String state, @Nullable SubscriptionStatus status) {

}

package io.ztrisk.webhook;

import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.Semaphore;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiException;
import io.ztrisk.api.ApiSchema;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.limit.RequestBulkhead;
import io.ztrisk.outgoing.OutgoingAnswer;
import io.ztrisk.outgoing.OutgoingClient;
import io.ztrisk.outgoing.OutgoingError;
import io.ztrisk.secret.SecretException;
import io.ztrisk.subscription.Subscription;
import io.ztrisk.subscription.SubscriptionKind;
import io.ztrisk.subscription.Subscriptions;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Sends a test to a webhook while the caller waits. It changes nothing.
 */
@Component
class WebhookTester {

	private static final int AT_ONCE = 4;

	private final Semaphore free = new Semaphore(AT_ONCE);

	private final Subscriptions subscriptions;

	private final WebhookMessenger messenger;

	private final OutgoingClient client;

	private final Clock clock;

	WebhookTester(Subscriptions subscriptions, WebhookMessenger messenger, OutgoingClient client, Clock clock) {
		this.subscriptions = subscriptions;
		this.messenger = messenger;
		this.client = client;
		this.clock = clock;
	}

	Result test(AccountId account, UUID id) {
		Subscription webhook = this.subscriptions.find(account, id, SubscriptionKind.WEBHOOK);
		if (!this.free.tryAcquire()) {
			throw new ApiException(ErrorCode.OVERLOADED);
		}
		try {
			RequestBulkhead.release();
			OutgoingAnswer answer = this.client
				.send(this.messenger.messages(webhook).test(UUID.randomUUID(), this.clock.instant()));
			return Result.of(answer);
		}
		catch (SecretException ex) {
			return new Result(false, OutgoingError.SECRET.word(), null, 0);
		}
		finally {
			this.free.release();
		}
	}

	/**
	 * The result of a test.
	 *
	 * @param error the failure as one word, null after a success
	 * @param httpStatus null if there was no answer
	 */
	@ApiSchema("WebhookTest")
	@JsonInclude(JsonInclude.Include.ALWAYS)
	record Result(boolean delivered, @Nullable String error, @Nullable Integer httpStatus, long milliseconds) {

		static Result of(OutgoingAnswer answer) {
			OutgoingError error = answer.error();
			return new Result(error == null, (error != null) ? error.word() : null, answer.status(),
					answer.milliseconds());
		}

	}

}

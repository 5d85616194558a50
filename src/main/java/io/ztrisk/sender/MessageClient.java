package io.ztrisk.sender;

import java.util.function.Supplier;

import io.ztrisk.outgoing.OutgoingAnswer;
import io.ztrisk.outgoing.OutgoingClient;
import io.ztrisk.outgoing.OutgoingError;
import io.ztrisk.outgoing.OutgoingRequest;
import io.ztrisk.outgoing.RedactedException;
import io.ztrisk.subscription.Subscription;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.stereotype.Component;

/**
 * Makes and sends messages, and measures how long that takes.
 */
@Component
class MessageClient {

	private static final Log logger = LogFactory.getLog(MessageClient.class);

	private final OutgoingClient client;

	private final SignalMetrics metrics;

	MessageClient(OutgoingClient client, SignalMetrics metrics) {
		this.client = client;
		this.metrics = metrics;
	}

	/** Sends a message. One that cannot be made fails alone. */
	OutgoingAnswer send(Subscription subscription, Supplier<OutgoingRequest> message) {
		try {
			OutgoingAnswer answer = this.client.send(message.get());
			this.metrics.time(subscription.kind(), answer.milliseconds());
			return answer;
		}
		catch (RuntimeException ex) {
			logger.error("A message of subscription %s of account %s cannot be made".formatted(subscription.id(),
					subscription.accountId()), new RedactedException(ex));
			return new OutgoingAnswer(OutgoingError.CLOSED, null, null, null, 0);
		}
	}

}

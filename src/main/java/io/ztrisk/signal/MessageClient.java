package io.ztrisk.signal;

import java.util.function.Supplier;

import io.ztrisk.outgoing.OutgoingAnswer;
import io.ztrisk.outgoing.OutgoingClient;
import io.ztrisk.outgoing.OutgoingError;
import io.ztrisk.outgoing.OutgoingRequest;
import io.ztrisk.subscription.SubscriptionKind;
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
	OutgoingAnswer send(SubscriptionKind kind, Supplier<OutgoingRequest> message) {
		try {
			OutgoingAnswer answer = this.client.send(message.get());
			this.metrics.time(kind, answer.milliseconds());
			return answer;
		}
		catch (RuntimeException ex) {
			// Its text could have a part of the message.
			logger.error("A message cannot be made: " + ex.getClass().getName());
			return new OutgoingAnswer(OutgoingError.CLOSED, null, null, null, 0);
		}
	}

}

package io.ztrisk.secevent;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.limit.RequestBulkhead;
import io.ztrisk.sender.PollBatch;
import io.ztrisk.sender.Polls;
import io.ztrisk.ssf.ReceiverStreams;
import io.ztrisk.subscription.Subscription;
import io.ztrisk.token.Caller;

import org.springframework.stereotype.Service;

/**
 * Takes note of what a receiver has, and hands out what there is for it.
 */
@Service
class PollService {

	private final ReceiverStreams streams;

	private final Polls polls;

	private final SsfMessenger messenger;

	private final PollWaits waits;

	private final Clock clock;

	PollService(ReceiverStreams streams, Polls polls, SsfMessenger messenger, PollWaits waits, Clock clock) {
		this.streams = streams;
		this.polls = polls;
		this.messenger = messenger;
		this.waits = waits;
		this.clock = clock;
	}

	/**
	 * Answers a call of a receiver. A call that waits holds neither a permit nor a
	 * connection meanwhile.
	 */
	PollPayload poll(AccountId account, Caller receiver, UUID id, PollRequest request) {
		Subscription stream = this.streams.find(account, receiver, id);
		if (!stream.url().isEmpty()) {
			throw new ApiException(ErrorCode.UNKNOWN_SUBSCRIPTION);
		}
		if (request.settles()) {
			this.polls.settle(stream, request.received(), request.refused());
		}
		if (request.most() == 0) {
			return new PollPayload(this.polls.hasNews(stream), Map.of());
		}
		PollPayload answer = handOut(stream, request.most());
		if (answer.sets().isEmpty() && request.waits()) {
			RequestBulkhead.release();
			return this.waits.await(id, () -> news(account, receiver, id, request.most())).orElse(answer);
		}
		return answer;
	}

	/** The messages to hand out by now; empty if there are none. */
	private Optional<PollPayload> news(AccountId account, Caller receiver, UUID id, int most) {
		Subscription stream = this.streams.find(account, receiver, id);
		return this.polls.hasNews(stream)
				? Optional.of(handOut(stream, most)).filter((answer) -> !answer.sets().isEmpty()) : Optional.empty();
	}

	private PollPayload handOut(Subscription stream, int most) {
		SsfMessages messages = this.messenger.messages(stream)
			.orElseThrow(() -> new ApiException(ErrorCode.NOT_CONFIGURED, ErrorCode.NOT_CONFIGURED.message()
					+ ": ZTRISK_SECRETS_KEY is not the one that has sealed the key"));
		PollBatch batch = this.polls.handOut(stream, messages, most);
		return new PollPayload(batch.more(), sign(messages, batch.messages()));
	}

	private Map<String, String> sign(SsfMessages messages, List<PollBatch.Message> handed) {
		Instant now = this.clock.instant();
		Map<String, String> sets = new LinkedHashMap<>();
		for (PollBatch.Message message : handed) {
			UUID id = message.delivery().id();
			String event = message.delivery().event();
			sets.put(id.toString(), (message.change() != null)
					? messages.token(id, event, message.change(), Objects.requireNonNull(message.user()), now)
					: messages.controlToken(id, event, Objects.requireNonNull(message.delivery().control()), now));
		}
		return sets;
	}

}

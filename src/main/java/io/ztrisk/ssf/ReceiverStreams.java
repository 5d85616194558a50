package io.ztrisk.ssf;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.format.Uuids;
import io.ztrisk.subscription.Subscription;
import io.ztrisk.subscription.SubscriptionKind;
import io.ztrisk.subscription.SubscriptionRepository;
import io.ztrisk.subscription.Subscriptions;
import io.ztrisk.token.Caller;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * Finds the stream of a receiver. A receiver is a token, and sees no other's stream.
 */
@Component
public class ReceiverStreams {

	private final SubscriptionRepository repository;

	private final Subscriptions subscriptions;

	private final JsonMapper json;

	ReceiverStreams(SubscriptionRepository repository, Subscriptions subscriptions, JsonMapper json) {
		this.repository = repository;
		this.subscriptions = subscriptions;
		this.json = json;
	}

	/**
	 * The token of a receiver.
	 * @throws ApiException if the caller is a person
	 */
	static String owner(Caller receiver) {
		return Optional.ofNullable(receiver.tokenId())
			.orElseThrow(() -> new ApiException(ErrorCode.MISSING_PERMISSION));
	}

	/**
	 * The id of a stream.
	 * @throws ApiException if it is no UUID, since then there is no such stream
	 */
	public static UUID id(String sent) {
		return Uuids.parse(sent).orElseThrow(() -> new ApiException(ErrorCode.UNKNOWN_SUBSCRIPTION));
	}

	/** The stream of a receiver, or none. */
	List<Subscription> of(AccountId account, Caller receiver) {
		return this.repository.ofOwner(account.value(), SubscriptionKind.SSF, owner(receiver)).stream().toList();
	}

	/**
	 * A stream of a receiver.
	 * @throws ApiException if it has no such stream
	 */
	public Subscription find(AccountId account, Caller receiver, UUID id) {
		return owned(this.subscriptions.find(account, id, SubscriptionKind.SSF), receiver);
	}

	/** A stream of a receiver, locked. */
	Subscription lock(AccountId account, Caller receiver, UUID id) {
		return owned(this.subscriptions.lock(account, id, SubscriptionKind.SSF), receiver);
	}

	private static Subscription owned(Subscription stream, Caller receiver) {
		if (!stream.owner().equals(owner(receiver))) {
			throw new ApiException(ErrorCode.UNKNOWN_SUBSCRIPTION);
		}
		return stream;
	}

	public StreamConfig config(Subscription stream) {
		return this.json.readValue(stream.config(), StreamConfig.class);
	}

}

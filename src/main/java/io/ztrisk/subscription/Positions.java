package io.ztrisk.subscription;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiError;
import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.change.ChangeCursor;
import io.ztrisk.change.LoggedChangeRepository;
import io.ztrisk.change.LoggedChange;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells how far subscriptions have got in the log of changes, and moves their positions.
 */
@Component
public class Positions {

	/** Stands for the newest change. */
	private static final String NOW = "now";

	private final DeliveryRepository deliveries;

	private final LoggedChangeRepository changes;

	Positions(DeliveryRepository deliveries, LoggedChangeRepository changes) {
		this.deliveries = deliveries;
		this.changes = changes;
	}

	/**
	 * Moves the position of a locked subscription. It sends again what is after it, and
	 * skips what is up to it.
	 * @throws ApiException if the log has no such cursor
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void seek(AccountId account, Subscription subscription, String cursor) {
		long position = position(account, cursor);
		this.deliveries.seek(account.value(), subscription.id(), position);
		subscription.seek(position);
	}

	private long position(AccountId account, String cursor) {
		if (cursor.equals(NOW)) {
			return head(account);
		}
		ChangeCursor place = ChangeCursor.read(cursor)
			.orElseThrow(() -> new ApiException(ErrorCode.INVALID_FIELD, List.of(ApiError.at("/position",
					ErrorCode.INVALID_FIELD, "position must be a cursor of GET changes, or now"))));
		boolean isOther = find(account, place.seq())
			.filter((change) -> !ChangeCursor.of(place.seq(), change.id()).equals(place))
			.isPresent();
		if (isOther || place.seq() > head(account)) {
			throw new ApiException(ErrorCode.CURSOR_UNKNOWN, "Unknown cursor");
		}
		return place.seq();
	}

	/** How far subscriptions have got, by their ids. */
	@Transactional(readOnly = true)
	public Map<UUID, Progress> progress(AccountId account, Collection<Subscription> some) {
		long head = head(account);
		Map<Long, UUID> ids = this.changes
			.logged(account.value(), some.stream().map(Subscription::position).collect(Collectors.toSet()))
			.stream()
			.collect(Collectors.toMap(LoggedChange::seq, LoggedChange::id));
		return some.stream()
			.collect(Collectors.toMap(Subscription::id,
					(one) -> new Progress(ChangeCursor.of(one.position(), ids.get(one.position())).wire(),
							Math.max(0, head - one.position()))));
	}

	private Optional<LoggedChange> find(AccountId account, long seq) {
		return this.changes.logged(account.value(), List.of(seq)).stream().findFirst();
	}

	/** The number of the newest change of an account; 0 without one. */
	long head(AccountId account) {
		return this.changes.ends(account.value()).map(LoggedChangeRepository.Ends::getSeq).orElse(0L);
	}

	/**
	 * How far a subscription has got.
	 *
	 * @param position the position as a cursor of the feed
	 * @param lag the number of changes after it
	 */
	public record Progress(String position, long lag) {

	}

}

package io.ztrisk.signing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import io.ztrisk.api.AccountId;
import io.ztrisk.audit.Actor;
import io.ztrisk.audit.AuditAction;
import io.ztrisk.audit.AuditEntry;
import io.ztrisk.audit.AuditLog;
import io.ztrisk.database.Retry;
import io.ztrisk.secret.Secrets;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Rotates the keys of accounts: the next key becomes the current one, which stays public
 * as an old one.
 */
@Component
class KeyRotation {

	private static final Log logger = LogFactory.getLog(KeyRotation.class);

	private static final Duration PERIOD = Duration.ofDays(90);

	/** How long a key is public before it signs by itself. */
	private static final Duration PUBLIC_BEFORE = Duration.ofHours(24);

	private final SigningKeyRepository keys;

	private final SigningKeys signing;

	private final Secrets secrets;

	private final KeySealing sealing;

	private final AuditLog audit;

	private final ApplicationEventPublisher events;

	private final Retry retry;

	private final Clock clock;

	KeyRotation(SigningKeyRepository keys, SigningKeys signing, Secrets secrets, KeySealing sealing, AuditLog audit,
			ApplicationEventPublisher events, Retry retry, Clock clock) {
		this.keys = keys;
		this.signing = signing;
		this.secrets = secrets;
		this.sealing = sealing;
		this.audit = audit;
		this.events = events;
		this.retry = retry;
		this.clock = clock;
	}

	@Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1H")
	void rotateOrWarn() {
		try {
			Optional<String> account = this.keys.accountAfter("");
			while (account.isPresent()) {
				rotateIfDue(account.get());
				account = this.keys.accountAfter(account.get());
			}
		}
		catch (DataAccessException | TransactionException ex) {
			logger.warn("Signing keys could not be rotated, and stay as they are for an hour: " + ex.getMessage());
		}
	}

	/**
	 * Does what is due in an account: rotates its keys, deletes old ones, encrypts again.
	 */
	void rotateIfDue(String accountId) {
		Instant now = this.clock.instant();
		if (this.secrets.configured()) {
			if (isDue(this.keys.of(accountId), now)) {
				rotate(Actor.SERVER, accountId, (keys) -> isDue(keys, now), false);
			}
			this.retry.inTransaction(() -> this.sealing.encryptAgain(accountId));
		}
		if (this.retry.inTransaction(() -> this.keys.deleteOld(accountId, OldKeys.retiredUntil(now))) > 0) {
			this.signing.forget(accountId);
		}
	}

	private static boolean isDue(List<SigningKey> keys, Instant now) {
		return keys.stream().anyMatch((key) -> key.isSince(KeyState.CURRENT, now.minus(PERIOD)))
				&& keys.stream().anyMatch((key) -> key.isSince(KeyState.NEXT, now.minus(PUBLIC_BEFORE)));
	}

	/**
	 * Rotates the keys of an account now, if it has any.
	 * @param revoke whether the key that was current is not public any more
	 * @throws io.ztrisk.api.ApiException with CONFLICT if it would become one old key too
	 * many
	 */
	List<ListedKey> rotate(Actor actor, AccountId account, boolean revoke) {
		this.secrets.requireConfigured();
		if (this.keys.current(account.value()).isPresent()) {
			rotate(actor, account.value(), (keys) -> {
				if (!revoke) {
					OldKeys.among(keys, this.clock.instant()).requireRoom();
				}
				return true;
			}, revoke);
		}
		return list(account);
	}

	List<ListedKey> list(AccountId account) {
		return this.keys.of(account.value()).stream().map(SigningKey::listed).toList();
	}

	private void rotate(Actor actor, String accountId, Predicate<List<SigningKey>> condition, boolean revoke) {
		NewKey made = NewKey.make();
		this.retry.inTransaction(() -> {
			this.keys.lock(accountId);
			boolean due = condition.test(this.keys.of(accountId));
			if (due) {
				rotate(actor, accountId, made, revoke);
			}
			return due;
		});
		this.signing.forget(accountId);
	}

	private void rotate(Actor actor, String accountId, NewKey made, boolean revoke) {
		Instant now = this.clock.instant();
		String before = current(accountId);
		this.keys.deleteOld(accountId, OldKeys.retiredUntil(now));
		if (revoke) {
			this.keys.delete(accountId, before);
		}
		else {
			this.keys.retire(accountId, now);
		}
		this.keys.promote(accountId, now);
		this.keys.save(made.of(accountId, KeyState.NEXT, now, this.secrets));
		String after = current(accountId);
		this.audit.record(actor, List.of(AuditEntry.of(accountId, AuditAction.SIGNING_KEY_TURNED, after,
				new RotatedKey(before, null), new RotatedKey(after, revoke))));
		this.events.publishEvent(new SigningKeyRotated(accountId));
	}

	private String current(String accountId) {
		return this.keys.current(accountId).orElseThrow().listed().kid();
	}

}

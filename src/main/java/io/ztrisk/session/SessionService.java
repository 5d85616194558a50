package io.ztrisk.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.api.ListRequest;
import io.ztrisk.audit.Actor;
import io.ztrisk.audit.AuditAction;
import io.ztrisk.audit.AuditEntry;
import io.ztrisk.audit.AuditLog;
import io.ztrisk.query.ListReader;
import io.ztrisk.query.ListResult;
import io.ztrisk.token.Caller;
import io.ztrisk.token.TokenGenerator;
import io.ztrisk.token.TokenRepository;
import io.ztrisk.token.TokenUnusable;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Begins, finds, lists and ends sessions of the console.
 */
@Service
public class SessionService {

	/** The maximum number of sessions of a token or a person; the oldest ends. */
	private static final int MAX_SESSIONS = 20;

	/** A use within this time of the one before is not stored. */
	private static final Duration PRECISION = Duration.ofSeconds(30);

	private final ConsoleSessionRepository sessions;

	private final TokenRepository tokens;

	private final TokenGenerator values;

	private final ListReader lists;

	private final AuditLog audit;

	private final SessionProperties properties;

	private final PersonIssuer provider;

	private final Clock clock;

	SessionService(ConsoleSessionRepository sessions, TokenRepository tokens, TokenGenerator values, ListReader lists,
			AuditLog audit, SessionProperties properties, PersonIssuer provider, Clock clock) {
		this.sessions = sessions;
		this.tokens = tokens;
		this.values = values;
		this.lists = lists;
		this.audit = audit;
		this.properties = properties;
		this.provider = provider;
		this.clock = clock;
	}

	/**
	 * Begins a session, and locks its token meanwhile.
	 */
	@Transactional
	public Begun begin(Caller caller, byte[] tokenHash) {
		String token = caller.id();
		this.tokens.findLocked(token).orElseThrow(() -> new ApiException(ErrorCode.AUTHENTICATION));
		Instant now = deleteEnded();
		this.sessions.deleteOldest(token, MAX_SESSIONS - 1);
		String value = this.values.newValue();
		ConsoleSession session = ConsoleSession.ofToken(token, tokenHash, this.values.newId(), this.values.hash(value),
				now, now.plus(this.properties.session()));
		this.sessions.save(session);
		return new Begun(value, current(session, caller));
	}

	/**
	 * Begins a session of a person, and returns the value of its cookie. There is no row
	 * to lock, so an advisory lock is taken.
	 */
	@Transactional
	public String begin(String actorId, Caller person) {
		this.sessions.lockPerson(actorId);
		Instant now = deleteEnded();
		this.sessions.deleteOldestOfPerson(actorId, MAX_SESSIONS - 1);
		String value = this.values.newValue();
		this.sessions.save(ConsoleSession.ofPerson(actorId, person, this.values.newId(), this.values.hash(value), now,
				now.plus(this.properties.session())));
		return value;
	}

	private Instant deleteEnded() {
		Instant now = this.clock.instant();
		this.sessions.deleteEnded(now, now.minus(this.properties.idle()));
		return now;
	}

	/** The session with a hash that has not ended and whose provider is still set. */
	public Optional<ConsoleSession> find(byte[] hash) {
		Instant now = this.clock.instant();
		return this.sessions.findByHash(hash)
			.filter((session) -> session.isOf(this.provider))
			.filter((session) -> now.isBefore(session.endsAt()) && now.isBefore(idleEnd(session)));
	}

	/** Notes a use of a session. */
	public void use(ConsoleSession session) {
		Instant now = this.clock.instant();
		if (session.seenAt().isBefore(now.minus(PRECISION))) {
			this.sessions.use(session.id(), now, now.minus(PRECISION));
		}
	}

	public CurrentSession current(Caller caller) {
		return Optional.ofNullable(caller.sessionId())
			.flatMap(this.sessions::findById)
			.map((session) -> current(session, caller))
			.orElseThrow(() -> new ApiException(ErrorCode.NOT_SIGNED_IN));
	}

	public void end(byte[] hash) {
		this.sessions.deleteByHash(hash);
	}

	/** A session does not come back with its token. */
	@EventListener
	void on(TokenUnusable token) {
		this.sessions.deleteOfToken(token.id());
	}

	ListResult<?, ListedSession> list(Caller caller, AccountId account, ListRequest request) {
		Instant now = this.clock.instant();
		return this.lists.readRows(ConsoleSessionRepository.list(caller, account, request.descending(), now,
				now.minus(this.properties.idle())), request.page());
	}

	/** Ends a session that the caller may manage. */
	@Transactional
	void end(Actor actor, Caller caller, AccountId account, String id) {
		int ended = this.sessions.delete(id, account.value(), TokenRepository.held(caller), TokenRepository.known());
		if (ended == 0) {
			throw new ApiException(ErrorCode.UNKNOWN_SESSION);
		}
		this.audit.record(actor, List.of(AuditEntry.of(account.value(), AuditAction.SESSION_ENDED, id, null, null)));
	}

	private CurrentSession current(ConsoleSession session, Caller caller) {
		return new CurrentSession(caller.actorId(), session.begunAt(), session.endsAt(), session.id(), idleEnd(session),
				caller.name(), caller.grants(), caller.tokenId());
	}

	private Instant idleEnd(ConsoleSession session) {
		return session.seenAt().plus(this.properties.idle());
	}

	/** A session that has begun, with the value of its cookie. */
	public record Begun(String value, CurrentSession session) {

	}

}

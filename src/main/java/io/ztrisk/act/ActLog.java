package io.ztrisk.act;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.ztrisk.api.AccountId;
import io.ztrisk.audit.Actor;
import io.ztrisk.behavior.RiskLevel;
import io.ztrisk.database.ArrayParameters;
import io.ztrisk.format.OrderedUuids;
import io.ztrisk.level.ChangeCause;
import io.ztrisk.privacy.UserErased;
import io.ztrisk.user.User;
import io.ztrisk.user.UserMerged;
import org.jspecify.annotations.Nullable;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Records what people did with users, in the transaction of the action.
 */
@Component
public class ActLog {

	private final ActRepository acts;

	private final Clock clock;

	private final OrderedUuids ids = new OrderedUuids();

	ActLog(ActRepository acts, Clock clock) {
		this.acts = acts;
		this.clock = clock;
	}

	/**
	 * Records acts of a caller, or of the server itself, while the users are locked.
	 * @return the ids of the acts
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public List<UUID> record(Actor actor, AccountId account, List<NewAct> acts) {
		Instant now = this.clock.instant();
		List<UUID> newIds = acts.stream().map((act) -> this.ids.next(now)).toList();
		record(actor, account, now, acts, ArrayParameters.of(newIds));
		return newIds;
	}

	/** Adds the events of another transaction of the same call to an act. */
	@Transactional(propagation = Propagation.MANDATORY)
	public void extend(AccountId account, UUID id, NewAct act) {
		this.acts.extend(account.value(), id, (act.events() != null) ? act.events().count() : 0, act.user().level());
	}

	private int record(Actor actor, AccountId account, Instant now, List<NewAct> acts, @Nullable String[] newIds) {
		return this.acts.add(account.value(), actor.name(), actor.tokenId(), actor.actorId(), now, newIds,
				ArrayParameters.of(acts, (act) -> act.user().id()),
				ArrayParameters.of(acts, (act) -> act.cause().wire()), ArrayParameters.of(acts, NewAct::reason),
				ArrayParameters.of(acts, NewAct::verdict),
				ArrayParameters.of(acts, (act) -> (act.events() != null) ? act.events().newest() : null),
				ArrayParameters.of(acts, (act) -> (act.events() != null) ? act.events().name() : null),
				ArrayParameters.of(acts, (act) -> (act.events() != null) ? act.events().count() : null),
				ArrayParameters.of(acts, (act) -> rank(act.user().levelBefore())),
				ArrayParameters.of(acts, (act) -> rank(act.user().level())));
	}

	/**
	 * Records a note, unless it is there.
	 * @param id null for a new one
	 * @return the id and whether the note is new; empty if the id is that of another act
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public Optional<Note> note(Actor actor, AccountId account, User user, @Nullable UUID id, String text) {
		Instant now = this.clock.instant();
		UUID chosen = (id != null) ? id : this.ids.next(now);
		List<NewAct> acts = List.of(NewAct.of(user, ChangeCause.NOTE, text));
		if (record(actor, account, now, acts, new String[] { chosen.toString() }) > 0) {
			return Optional.of(new Note(chosen, true));
		}
		return this.acts.find(account.value(), chosen)
			.filter((act) -> act.isNote(user.id(), text))
			.map((act) -> new Note(chosen, false));
	}

	/** Deletes a note, and returns whether it was there. */
	@Transactional(propagation = Propagation.MANDATORY)
	public boolean deleteNote(AccountId account, User user, UUID id) {
		return this.acts.deleteNote(account.value(), user.id(), id) > 0;
	}

	private static @Nullable Short rank(@Nullable RiskLevel level) {
		return (level != null) ? level.rank() : null;
	}

	@EventListener
	void on(UserMerged merged) {
		this.acts.move(merged.accountId(), merged.from().id(), merged.into().id());
	}

	@EventListener
	void on(UserErased erased) {
		this.acts.delete(erased.accountId(), erased.person().id());
	}

	/**
	 * A note.
	 *
	 * @param isNew whether it was not there before
	 */
	public record Note(UUID id, boolean isNew) {

	}

}

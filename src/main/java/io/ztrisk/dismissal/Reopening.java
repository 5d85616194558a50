package io.ztrisk.dismissal;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import io.ztrisk.api.AccountId;
import io.ztrisk.audit.Actor;
import io.ztrisk.audit.AuditAction;
import io.ztrisk.audit.AuditEntry;
import io.ztrisk.audit.AuditLog;
import io.ztrisk.act.ActLog;
import io.ztrisk.act.NewAct;
import io.ztrisk.event.CoveredEvidence;
import io.ztrisk.event.EventRepository;
import io.ztrisk.level.ChangeCause;
import io.ztrisk.user.User;

import org.springframework.stereotype.Component;

/**
 * Ends the dismissals of events that have got a finding which is like none that was
 * there. The result does not depend on the order in which findings join.
 */
@Component
public class Reopening {

	private final EventRepository events;

	private final EventEvidence evidence;

	private final ActLog acts;

	private final AuditLog audit;

	Reopening(EventRepository events, EventEvidence evidence, ActLog acts, AuditLog audit) {
		this.events = events;
		this.evidence = evidence;
		this.acts = acts;
		this.audit = audit;
	}

	/**
	 * Ends dismissals whose events have other findings, and adds these events to the
	 * scores.
	 * @param dismissed dismissed events whose findings may have changed
	 * @param users the locked users by id
	 */
	public void reopen(AccountId account, Set<UUID> dismissed, Map<UUID, User> users) {
		if (dismissed.isEmpty()) {
			return;
		}
		Map<UUID, Set<UUID>> found = this.evidence.of(account, dismissed);
		List<CoveredEvidence> reopened = this.events.covered(account.value(), dismissed)
			.stream()
			.filter((event) -> !event.evidence().containsAll(found.getOrDefault(event.event(), Set.of())))
			.toList();
		if (!reopened.isEmpty()) {
			this.events.restore(account.value(), reopened.stream().map(CoveredEvidence::event).toList());
			reopened.forEach((event) -> {
				User user = Objects.requireNonNull(users.get(event.user()));
				user.because(ChangeCause.REOPENED);
				user.recordEvent(event.scored(), null);
			});
			this.acts.record(Actor.SERVER, account,
					reopened.stream()
						.map((event) -> new NewAct(Objects.requireNonNull(users.get(event.user())),
								ChangeCause.REOPENED, null, null, new NewAct.Events(event.event(), event.name(), 1)))
						.toList());
			this.audit.record(Actor.SERVER,
					reopened.stream()
						.map((event) -> AuditEntry.ofFields(account.value(), AuditAction.USER_EVENT_REOPENED,
								event.user().toString(), fields(Objects.requireNonNull(users.get(event.user())))))
						.toList());
		}
	}

	private static List<String> fields(User user) {
		return Stream.concat(Stream.of("dismissal"), user.changes().stream()).toList();
	}

}

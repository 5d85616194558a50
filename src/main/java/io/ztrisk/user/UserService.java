package io.ztrisk.user;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiSchema;
import io.ztrisk.api.Paging;
import io.ztrisk.audit.Actor;
import io.ztrisk.audit.AuditAction;
import io.ztrisk.audit.AuditEntry;
import io.ztrisk.audit.AuditLog;
import io.ztrisk.behavior.RiskLevel;
import io.ztrisk.database.Retry;
import io.ztrisk.identity.ForeignId;
import io.ztrisk.identity.UserReference;
import io.ztrisk.query.ListReader;
import io.ztrisk.query.ListResult;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;

/**
 * Creates, updates and finds users.
 */
@Service
class UserService {

	private final UserRepository users;

	private final UserRegistry registry;

	private final ListReader lists;

	private final AuditLog audit;

	private final Retry retry;

	UserService(UserRepository users, UserRegistry registry, ListReader lists, AuditLog audit, Retry retry) {
		this.users = users;
		this.registry = registry;
		this.lists = lists;
		this.audit = audit;
		this.retry = retry;
	}

	/** Creates and updates users, all or none. */
	UpsertResult upsert(Actor actor, AccountId account, List<UserReference> sent) {
		if (sent.isEmpty()) {
			return new UpsertResult(0, 0, 0, 0);
		}
		return this.retry.inTransaction(() -> this.registry.withLocked(account, sent, (locked) -> {
			this.audit.record(actor, entries(account, locked));
			int created = locked.created().size();
			return new UpsertResult(sent.size(), created, locked.users().size() - created, locked.merged());
		}));
	}

	private static List<AuditEntry> entries(AccountId account, LockedUsers locked) {
		List<AuditEntry> entries = new ArrayList<>();
		Set<UUID> identified = identified(locked);
		for (User user : new TreeMap<>(locked.all()).values()) {
			AuditAction action = locked.created().contains(user.id()) ? AuditAction.USER_CREATED
					: (user.mergedInto() != null) ? AuditAction.USER_MERGED : AuditAction.USER_CHANGED;
			List<String> changes = new ArrayList<>(user.changes());
			if (identified.contains(user.id())) {
				changes.addFirst("aliases");
			}
			if (action == AuditAction.USER_CREATED || !changes.isEmpty()) {
				entries.add(AuditEntry.ofFields(account.value(), action, user.id().toString(), changes));
			}
		}
		return entries;
	}

	/** The users that have got a foreign id, maybe from a user without an e-mail. */
	private static Set<UUID> identified(LockedUsers locked) {
		Set<UUID> identified = new HashSet<>();
		locked.claimed()
			.entrySet()
			.stream()
			.filter((claim) -> ForeignId.isAlias(claim.getKey()))
			.forEach((claim) -> identified.add(claim.getValue()));
		locked.all()
			.values()
			.stream()
			.filter((user) -> user.email().text().isEmpty())
			.map(User::mergedInto)
			.filter(Objects::nonNull)
			.forEach(identified::add);
		return identified;
	}

	/** Finds the users whose latest e-mail this is, and the first user that had it. */
	ListResult<?, FoundUser> find(AccountId account, String email, boolean descending, @Nullable Paging page) {
		// No user has a blank as e-mail, or an e-mail with a control character.
		String known = email.chars().noneMatch(Character::isISOControl) ? email : " ";
		return this.lists.readRows(UserRepository.withEmail(account, known, descending), page);
	}

	/** Finds the users whose e-mail or name begins with a text. */
	ListResult<?, FoundUser> search(AccountId account, UserPrefix prefix, boolean descending, @Nullable Paging page) {
		return this.lists.readRows(UserRepository.withPrefix(account, prefix, descending), page);
	}

	/** A user, with or without a score. */
	@ApiSchema("FoundUser")
	record FoundUser(String email, String name,
			@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable RiskLevel riskLevel, UUID userId) {

		static FoundUser of(ResultSet row, int number) throws SQLException {
			return new FoundUser(row.getString("email"), row.getString("name"),
					RiskLevel.ofRankOrNull(row.getInt("risk_level")), row.getObject("id", UUID.class));
		}

	}

	/** The outcome of an upsert. */
	@ApiSchema("UserUpsertResult")
	record UpsertResult(int received, int created, int updated, int merged) {

	}

}

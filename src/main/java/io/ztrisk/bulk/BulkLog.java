package io.ztrisk.bulk;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.ztrisk.api.AccountId;
import io.ztrisk.audit.Actor;
import io.ztrisk.audit.AuditAction;
import io.ztrisk.audit.AuditEntry;
import io.ztrisk.audit.AuditLog;
import io.ztrisk.act.ActLog;
import io.ztrisk.act.NewAct;
import io.ztrisk.user.User;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Records what a call does with users: one act and one entry of the audit for each user,
 * also if the call needs several transactions for the events of a user.
 */
@Component
public class BulkLog {

	private final ActLog acts;

	private final AuditLog audit;

	BulkLog(ActLog acts, AuditLog audit) {
		this.acts = acts;
		this.audit = audit;
	}

	/**
	 * Records acts.
	 * @param fields the names of changed fields that are not those of users
	 * @param acts one for each user that the transaction has changed
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void record(Actor actor, AccountId account, AuditAction action, List<String> fields, Batch<?> batch,
			List<NewAct> acts) {
		List<NewAct> fresh = new ArrayList<>();
		for (NewAct act : acts) {
			UUID former = batch.act(act.user());
			if (former != null) {
				this.acts.extend(account, former, act);
			}
			else {
				fresh.add(act);
			}
		}
		List<UUID> ids = this.acts.record(actor, account, fresh);
		for (int i = 0; i < fresh.size(); i++) {
			batch.addAct(fresh.get(i).user(), ids.get(i));
		}
		this.audit.record(actor, fresh.stream().map((act) -> entry(account, action, fields, act.user())).toList());
	}

	private static AuditEntry entry(AccountId account, AuditAction action, List<String> fields, User user) {
		List<String> all = new ArrayList<>(fields);
		all.addAll(user.changes());
		return AuditEntry.ofFields(account.value(), action, user.id().toString(), all);
	}

}

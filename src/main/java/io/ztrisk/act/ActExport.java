package io.ztrisk.act;

import java.util.Map;

import io.ztrisk.api.Rows;
import io.ztrisk.privacy.DataSubject;
import io.ztrisk.privacy.PersonalData;
import io.ztrisk.query.ListQuery;
import io.ztrisk.query.Snapshot;

import org.springframework.stereotype.Component;

/**
 * Exports what people did with a person's user, newest first.
 */
@Component
class ActExport implements PersonalData {

	@Override
	public String name() {
		return "acts";
	}

	@Override
	public Rows<?> of(Snapshot snapshot, String accountId, DataSubject person) {
		return snapshot.rows(ListQuery.ofRows(ActRepository.EXPORTED, HistoryEntry::of, "happened_at desc, id desc",
				Map.of("account", accountId, "user", person.id())));
	}

}

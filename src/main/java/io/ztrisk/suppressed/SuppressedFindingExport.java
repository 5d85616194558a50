package io.ztrisk.suppressed;

import io.ztrisk.api.Rows;
import io.ztrisk.privacy.DataSubject;
import io.ztrisk.privacy.PersonalData;
import io.ztrisk.query.Snapshot;

import org.springframework.stereotype.Component;

/**
 * Exports the suppressed findings of a person, as the list shows them.
 */
@Component
class SuppressedFindingExport implements PersonalData {

	@Override
	public String name() {
		return "suppressed";
	}

	@Override
	public Rows<?> of(Snapshot snapshot, String accountId, DataSubject person) {
		return snapshot.rows(SuppressedFindingRepository.of(accountId, person.id()));
	}

}

package io.ztrisk.privacy;

import java.util.UUID;
import java.util.stream.Stream;

import io.ztrisk.api.Rows;
import io.ztrisk.audit.AuditRepository;
import io.ztrisk.query.Snapshot;

import org.springframework.stereotype.Component;

/**
 * Exports the audit entries about a person.
 */
@Component
class AuditExport implements PersonalData {

	@Override
	public String name() {
		return "audit";
	}

	@Override
	public Rows<?> of(Snapshot snapshot, String accountId, DataSubject person) {
		return snapshot.rows(AuditRepository.about(accountId,
				Stream.concat(Stream.of(person.id()), person.merged().stream())
					.map(UUID::toString)
					.toArray(String[]::new)));
	}

}

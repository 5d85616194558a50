package io.ztrisk.privacy;

import java.util.UUID;
import java.util.stream.Stream;

import io.ztrisk.api.Rows;
import io.ztrisk.audit.AuditReader;
import io.ztrisk.query.Snapshot;

import org.springframework.stereotype.Component;

/**
 * The entries of the audit that a person's export shows: who changed something about it.
 */
@Component
class HeldEntries implements Holding {

	@Override
	public String name() {
		return "audit";
	}

	@Override
	public Rows<?> of(Snapshot snapshot, String accountId, Person person) {
		return snapshot.rows(AuditReader.about(accountId,
				Stream.concat(Stream.of(person.id()), person.merged().stream())
					.map(UUID::toString)
					.toArray(String[]::new)));
	}

}

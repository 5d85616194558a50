package io.ztrisk.privacy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiException;
import io.ztrisk.api.ApiSchema;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.api.Rows;
import io.ztrisk.identity.ForeignId;
import io.ztrisk.query.ListReader;
import io.ztrisk.query.Snapshot;

import org.springframework.stereotype.Service;

/**
 * Exports the data of a person from one snapshot, in constant memory.
 */
@Service
class ExportService {

	private final ListReader lists;

	private final DataSubjectRepository people;

	private final List<PersonalData> kinds;

	ExportService(ListReader lists, DataSubjectRepository people, List<PersonalData> kinds) {
		this.lists = lists;
		this.people = people;
		this.kinds = kinds;
	}

	Export export(AccountId account, UUID id) {
		Snapshot snapshot = this.lists.snapshot();
		ExportedUser user = this.people.user(snapshot, account.value(), id)
			.orElseThrow(() -> new ApiException(ErrorCode.UNKNOWN_USER));
		DataSubject person = this.people.find(snapshot, account.value(), user.userId());
		Map<String, Rows<?>> held = new TreeMap<>();
		this.kinds.forEach((kind) -> held.put(kind.name(), kind.of(snapshot, account.value(), person)));
		return new Export(person.foreignIds(), person.emails(), held, person.merged(), user);
	}

	/**
	 * The data of a person: its foreign ids, e-mails, ids and user, and the rows of each
	 * kind.
	 */
	@ApiSchema("Export")
	record Export(List<ForeignId> aliases, List<String> emails, Map<String, Rows<?>> held, List<UUID> mergedIds,
			ExportedUser user) {

	}

}

package io.ztrisk.suppressed;

import java.util.Map;

import io.ztrisk.api.Rows;
import io.ztrisk.privacy.Holding;
import io.ztrisk.privacy.Person;
import io.ztrisk.query.Listing;
import io.ztrisk.query.Snapshot;

import org.springframework.stereotype.Component;

/**
 * The suppressed findings that a person's export shows, as the list of all does.
 */
@Component
class HeldSuppressed implements Holding {

	@Override
	public String name() {
		return "suppressed";
	}

	@Override
	public Rows<?> of(Snapshot snapshot, String accountId, Person person) {
		return snapshot.rows(Listing.ofRows(SuppressedReader.ROWS + " and user_id = :user", SuppressedReader::row,
				"behavior, bucket", Map.of("account", accountId, "user", person.id()), SuppressedReader.MOST));
	}

}

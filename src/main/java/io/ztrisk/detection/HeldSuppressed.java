package io.ztrisk.detection;

import java.util.Map;

import io.ztrisk.api.Rows;
import io.ztrisk.snapshot.Listing;
import io.ztrisk.snapshot.Snapshot;
import io.ztrisk.user.Holding;
import io.ztrisk.user.Person;

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

package io.ztrisk.privacy;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * A person: all its ids and e-mails in an account.
 *
 * @param id the id of the user
 * @param merged the ids of users that were merged into this one
 * @param owned the e-mails that this user had first
 * @param shown its latest e-mails, which other users may have had first
 */
public record DataSubject(UUID id, List<UUID> merged, List<String> owned, List<String> shown) {

	/** All ids and e-mails, in lower case. */
	public Set<String> identifiers() {
		Set<String> identifiers = own();
		identifiers.addAll(this.shown);
		return identifiers;
	}

	/** The ids and e-mails that belong to no other user. */
	Set<String> own() {
		Set<String> own = new TreeSet<>(this.owned);
		own.add(this.id.toString());
		this.merged.forEach((other) -> own.add(other.toString()));
		return own;
	}

}

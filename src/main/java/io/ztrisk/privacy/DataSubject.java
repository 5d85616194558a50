package io.ztrisk.privacy;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * A person with all its ids and e-mails in an account.
 *
 * @param id the user's id
 * @param merged the ids of users that were merged into this one
 * @param owned the e-mails that belong to this user
 * @param shown the e-mails that it has shown, which may belong to others
 */
public record DataSubject(UUID id, List<UUID> merged, List<String> owned, List<String> shown) {

	/** All ids and e-mails, in lower case. */
	public Set<String> identifiers() {
		Set<String> identifiers = own();
		identifiers.addAll(this.shown);
		return identifiers;
	}

	/** The ids and e-mails that belong to nobody else. */
	Set<String> own() {
		Set<String> own = new TreeSet<>(this.owned);
		own.add(this.id.toString());
		this.merged.forEach((other) -> own.add(other.toString()));
		return own;
	}

}

package io.ztrisk.privacy;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * A person, with all ids and e-mails that an account knows of it.
 *
 * @param id the user's id
 * @param merged the ids of those who have become this user
 * @param owned the e-mails that lead to this user
 * @param shown the e-mails that it has shown and that may lead to another
 */
public record DataSubject(UUID id, List<UUID> merged, List<String> owned, List<String> shown) {

	/**
	 * All that tells who it is: ids and e-mails, in lower case.
	 */
	public Set<String> identifiers() {
		Set<String> identifiers = own();
		identifiers.addAll(this.shown);
		return identifiers;
	}

	/**
	 * What leads to nobody else.
	 */
	Set<String> own() {
		Set<String> own = new TreeSet<>(this.owned);
		own.add(this.id.toString());
		this.merged.forEach((other) -> own.add(other.toString()));
		return own;
	}

}

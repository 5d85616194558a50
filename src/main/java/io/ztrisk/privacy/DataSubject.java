package io.ztrisk.privacy;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import io.ztrisk.format.LowerCase;
import io.ztrisk.identity.ForeignId;

/**
 * A person: all its ids, e-mails and foreign ids in an account.
 *
 * @param id the id of the user
 * @param merged the ids of users that were merged into this one
 * @param owned the aliases that this user had first: e-mails and foreign ids
 * @param shown its latest e-mails, which other users may have had first
 */
public record DataSubject(UUID id, List<UUID> merged, List<String> owned, List<String> shown) {

	/** All ids and aliases; all but foreign ids are in lower case. */
	public Set<String> identifiers() {
		Set<String> identifiers = own();
		identifiers.addAll(this.shown);
		return identifiers;
	}

	/** The ids and aliases that belong to no other user. */
	Set<String> own() {
		Set<String> own = new TreeSet<>(this.owned);
		own.add(this.id.toString());
		this.merged.forEach((other) -> own.add(other.toString()));
		return own;
	}

	/** The identifiers that an erasure records. */
	Set<String> erased() {
		Set<String> erased = own();
		foreignIds().forEach((foreign) -> erased.add(ofValue(LowerCase.of(foreign.id().getLast()))));
		return erased;
	}

	/**
	 * The identifier that stands for a foreign id in a line that cannot be parsed, made
	 * from its last value in lower case.
	 */
	public static String ofValue(String value) {
		return "\t" + value;
	}

	List<ForeignId> foreignIds() {
		return this.owned.stream().filter(ForeignId::isAlias).map(ForeignId::ofAlias).toList();
	}

	List<String> emails() {
		return this.owned.stream().filter((alias) -> !ForeignId.isAlias(alias)).toList();
	}

}

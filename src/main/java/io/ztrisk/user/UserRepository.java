package io.ztrisk.user;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.repository.Repository;

/**
 * Users and the e-mails that lead to them. Writers of one transaction go through aliases,
 * then new users, then locks, each in key order, so that no two wait for each other.
 */
interface UserRepository extends Repository<User, UserKey> {

	/**
	 * Takes e-mails for users; an e-mail that has one keeps it. A statement of its own
	 * since the conflict decides.
	 */
	@Modifying
	@NativeQuery("""
			insert into user_alias (account_id, email, user_id)
			select :accountId, email, user_id
			from unnest(cast(:emails as text[]), cast(:ids as uuid[])) as sent (email, user_id)
			order by email
			on conflict (account_id, email) do nothing""")
	void claim(String accountId, String[] emails, UUID[] ids);

	@NativeQuery("""
			select email, cast(user_id as text)
			from user_alias
			where account_id = :accountId and email = any (cast(:emails as text[]))""")
	List<String[]> owners(String accountId, String[] emails);

	@NativeQuery("""
			select cast(id as text), cast(merged_into as text)
			from users
			where account_id = :accountId and id = any (cast(:ids as uuid[])) and merged_into is not null""")
	List<String[]> merged(String accountId, UUID[] ids);

	/**
	 * Makes the users that are not there yet. What they show comes with their records.
	 */
	@Modifying
	@NativeQuery("""
			insert into users (account_id, id, derived, email, email_at, name, name_at, event_count)
			select :accountId, id, derived, '', 'epoch', '', 'epoch', 0
			from unnest(cast(:ids as uuid[]), cast(:derived as boolean[])) as sent (id, derived)
			order by id
			on conflict (account_id, id) do nothing""")
	int create(String accountId, UUID[] ids, Boolean[] derived);

	/**
	 * Locks users in id order; readers and foreign keys go on.
	 */
	@NativeQuery("""
			select *
			from users
			where account_id = :accountId and id = any (cast(:ids as uuid[]))
			order by id
			for no key update""")
	List<User> lock(String accountId, UUID[] ids);

	/**
	 * Locks one user, the one merged into where it was.
	 */
	@NativeQuery("""
			select *
			from users
			where account_id = :accountId and id = coalesce(
				(select merged_into from users where account_id = :accountId and id = :id), :id)
			for no key update""")
	Optional<User> lock(String accountId, UUID id);

	@Modifying
	@NativeQuery("update user_alias set user_id = :into where account_id = :accountId and user_id = :from")
	void moveAliases(String accountId, UUID from, UUID into);

}

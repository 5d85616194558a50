package io.ztrisk.token;

import java.util.List;
import java.util.Optional;

import jakarta.persistence.LockModeType;

import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/**
 * The tokens in the database.
 */
public interface TokenRepository extends Repository<Token, String> {

	/**
	 * A token with its accounts, in one statement: it is asked for on every call.
	 */
	@Query("select t from Token t left join fetch t.accounts where t.hash = :hash")
	Optional<Token> findByHash(byte[] hash);

	Optional<Token> findById(String id);

	/**
	 * A token that is about to change, its row locked.
	 */
	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@Query("select t from Token t where t.id = :id")
	Optional<Token> findLocked(String id);

	/**
	 * The environment's token, and whatever else has the hash of its successor.
	 */
	@Query("select t from Token t left join fetch t.accounts where t.environment = true or t.hash = :hash")
	List<Token> findEnvironmentAnd(byte[] hash);

	/**
	 * Deletes the environment's token, and whatever else has the hash of its successor.
	 */
	@Modifying
	@Query("delete from Token t where t.environment = true or t.hash = :hash")
	void deleteEnvironmentAnd(byte[] hash);

	long count();

	Token save(Token token);

	void delete(Token token);

	/**
	 * Makes other writers of tokens wait for the end of the transaction; readers go on.
	 * Native, since JPA locks rows only, and the rows in question are not there yet.
	 */
	@Modifying
	@Query(value = "lock table token in exclusive mode", nativeQuery = true)
	void lock();

}

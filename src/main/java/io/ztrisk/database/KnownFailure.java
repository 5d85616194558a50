package io.ztrisk.database;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.dao.ConcurrencyFailureException;

/**
 * Finds the error of a call in the causes of a failure: one that the server throws
 * itself, or that of a database which will be there again.
 */
public final class KnownFailure {

	private static final Log logger = LogFactory.getLog(KnownFailure.class);

	private static final String CONFLICT = "Other calls change the same users: send this one again";

	private KnownFailure() {
	}

	/** The error for a failure; empty if nobody has expected it. */
	public static Optional<ApiException> of(Throwable failure) {
		return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
			.flatMap((cause) -> ofCause(cause).stream())
			.findFirst();
	}

	private static Optional<ApiException> ofCause(Throwable cause) {
		if (cause instanceof ApiException failure) {
			return Optional.of(failure);
		}
		if (cause instanceof ConcurrencyFailureException) {
			return Optional.of(new ApiException(ErrorCode.OVERLOADED, CONFLICT));
		}
		if (cause instanceof SQLTransientConnectionException failure && isPoolFull(failure)) {
			return Optional.of(new ApiException(ErrorCode.OVERLOADED));
		}
		if (cause instanceof SQLException failure && isUnavailable(failure)) {
			logger.warn("The database is unavailable: " + failure.getMessage());
			return Optional.of(new ApiException(ErrorCode.DATABASE_UNAVAILABLE));
		}
		return Optional.empty();
	}

	/**
	 * Whether all connections are in use. The pool adds a cause if a connection failed,
	 * and none if the pool is full.
	 */
	private static boolean isPoolFull(SQLTransientConnectionException failure) {
		return failure.getCause() == null && failure.getNextException() == null;
	}

	/**
	 * Whether the database is unavailable, by the SQL state: no connection (class 08, or
	 * no state if the pool gives up), too many connections, a full disk or no memory
	 * (class 53), a server that stops or starts (class 57P).
	 */
	private static boolean isUnavailable(SQLException failure) {
		String state = failure.getSQLState();
		return state == null || state.startsWith("08") || state.startsWith("53") || state.startsWith("57P");
	}

}

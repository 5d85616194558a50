package io.ztrisk.startup;

import java.sql.SQLException;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Reports a failed connection to the database by the driver's message, without a stack
 * trace. A failed connection has a SQL state of class 08, a refused login one of 28.
 */
class ConnectionFailureAnalyzer extends AbstractFailureAnalyzer<SQLException> {

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, SQLException cause) {
		String state = Objects.requireNonNullElse(cause.getSQLState(), "");
		if (!state.startsWith("08") && !state.startsWith("28")) {
			return null;
		}
		return new FailureAnalysis("The server cannot connect to the database: " + cause.getMessage(), null, cause);
	}

}

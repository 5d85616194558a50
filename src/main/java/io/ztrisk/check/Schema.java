package io.ztrisk.check;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;

/**
 * The migrations of a database, compared with those of this version.
 */
record Schema(List<MigrationInfo> migrations) {

	static Schema of(Flyway flyway) {
		return new Schema(List
			.of(Flyway.configure().configuration(flyway.getConfiguration()).connectRetries(0).load().info().all()));
	}

	/** Throws an {@link IllegalStateException} if the schema is not of this version. */
	void requireOwn() {
		if (this.migrations.stream().noneMatch((migration) -> migration.getState().isApplied())) {
			throw new IllegalStateException("The database has no schema of ztrisk");
		}
		String others = Stream
			.of(those("is older than this version and lacks", (state) -> !state.isApplied()),
					those("is newer than this version, which does not know", (state) -> !state.isResolved()),
					those("is broken by", MigrationState::isFailed))
			.filter((part) -> !part.isEmpty())
			.collect(Collectors.joining("; it "));
		if (!others.isEmpty()) {
			throw new IllegalStateException("The schema " + others);
		}
	}

	private String those(String what, Predicate<MigrationState> which) {
		String versions = this.migrations.stream()
			.filter((migration) -> which.test(migration.getState()))
			.map((migration) -> String.valueOf(migration.getVersion()))
			.collect(Collectors.joining(", "));
		return versions.isEmpty() ? "" : what + " the migrations " + versions;
	}

}

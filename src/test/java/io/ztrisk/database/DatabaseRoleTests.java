package io.ztrisk.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.ztrisk.test.EmbeddedDatabase;
import io.ztrisk.test.OldestPostgresTest;
import io.ztrisk.test.ServerTest;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * The server may do less than the login that owns the tables.
 */
@ServerTest
@OldestPostgresTest
class DatabaseRoleTests {

	@Autowired
	private HikariDataSource pool;

	@Autowired
	@Qualifier("streams")
	private HikariDataSource streams;

	@Test
	void everyConnectionOfTheServerIsOfItsRole() {
		for (HikariDataSource connections : List.of(this.pool, this.streams)) {
			assertThat(JdbcClient.create(connections).sql("select current_user").query(String.class).single())
				.isEqualTo("ztrisk_server");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "truncate feed", "drop table feed", "alter table feed add x text", "create table x ()",
			"delete from flyway_schema_history", "alter role ztrisk_server superuser", "create role x" })
	void theServersRoleOnlyReadsAndWritesRows(String statement) {
		assertThatThrownBy(() -> JdbcClient.create(this.pool).sql(statement).update()).rootCause()
			.hasMessageMatching("ERROR: (must be (owner of|superuser)|permission denied) .*(\\n.*)?");
	}

	@Test
	void databasesOfOneClusterAreMigratedAtOnce() throws Exception {
		try (EmbeddedPostgres cluster = EmbeddedDatabase.start();
				ExecutorService migrations = Executors.newFixedThreadPool(4)) {
			List<Future<?>> running = new ArrayList<>();
			for (String database : List.of("one", "two", "three", "four")) {
				run(cluster, "create database " + database);
				running.add(migrations.submit(() -> migrate(cluster, database, "postgres")));
			}
			for (Future<?> migration : running) {
				migration.get();
			}
		}
	}

	@Test
	void aLoginThatIsNoSuperuserMayMakeTheRoles() throws Exception {
		try (EmbeddedPostgres cluster = EmbeddedDatabase.start()) {
			run(cluster, "create role plain login createrole", "create database plain owner plain");
			migrate(cluster, "plain", "plain");
			assertMayTakeTheRoles(cluster, "plain");
		}
	}

	@Test
	void missingPrivilegeToCreateRolesIsReported() throws Exception {
		try (EmbeddedPostgres cluster = EmbeddedDatabase.start()) {
			run(cluster, "create role plain login", "create database plain owner plain");
			assertThatThrownBy(() -> migrate(cluster, "plain", "plain"))
				.hasMessageContaining(
						"The role ztrisk_server is missing, or plain may not take it: permission denied to create role")
				.hasMessageContaining(
						"As a superuser: create role ztrisk_server nologin; grant ztrisk_server to plain; and then start again");
			run(cluster, "create role ztrisk_server nologin", "create role ztrisk_audit_retention nologin");
			// The second cause is that of PostgreSQL 15.
			assertThatThrownBy(() -> migrate(cluster, "plain", "plain")).hasMessageFindingMatch(
					"The role ztrisk_server is missing, or plain may not take it: (permission denied to grant role|must have admin option on role)");
			run(cluster, "grant ztrisk_server, ztrisk_audit_retention to plain");
			migrate(cluster, "plain", "plain");
			assertMayTakeTheRoles(cluster, "plain");
		}
	}

	/**
	 * As a dump does that is restored over what is there.
	 */
	@Test
	void recreatedAuditTableIsAppendOnlyToo() throws Exception {
		try (EmbeddedPostgres cluster = EmbeddedDatabase.start()) {
			migrate(cluster, "postgres", "postgres");
			run(cluster, "drop table audit_entry", "create table audit_entry ()");
			assertThat(JdbcClient.create(cluster.getPostgresDatabase())
				.sql("""
						select string_agg(privilege_type, ', ' order by privilege_type)
						from pg_class, aclexplode(relacl)
						where relname = 'audit_entry' and grantee = 'ztrisk_server'::regrole""")
				.query(String.class)
				.single()).isEqualTo("INSERT, SELECT");
		}
	}

	private static void migrate(EmbeddedPostgres cluster, String database, String login) {
		Flyway.configure().dataSource(cluster.getJdbcUrl(login, database), login, "").load().migrate();
	}

	private static void assertMayTakeTheRoles(EmbeddedPostgres cluster, String login) throws SQLException {
		try (Connection connection = cluster.getDatabase(login, login).getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("set role ztrisk_audit_retention");
			statement.execute("set role ztrisk_server");
			statement.execute("select from users");
		}
	}

	private static void run(EmbeddedPostgres cluster, String... statements) throws SQLException {
		try (Connection connection = cluster.getPostgresDatabase().getConnection();
				Statement statement = connection.createStatement()) {
			for (String sql : statements) {
				statement.execute(sql);
			}
		}
	}

}

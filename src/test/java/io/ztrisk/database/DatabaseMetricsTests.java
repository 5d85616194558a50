package io.ztrisk.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.ztrisk.test.EmbeddedDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.PGProperty;
import org.postgresql.replication.LogSequenceNumber;
import org.postgresql.replication.PGReplicationStream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the server tells of its database: the size, and the lag of standbys, which are
 * real connections of the replication protocol.
 */
class DatabaseMetricsTests {

	private static EmbeddedPostgres database;

	private static HikariDataSource pool;

	private static JdbcClient jdbc;

	@BeforeAll
	static void start() {
		database = EmbeddedDatabase.start();
		pool = new HikariDataSource();
		pool.setDataSource(database.getPostgresDatabase());
		jdbc = JdbcClient.create(database.getPostgresDatabase());
		jdbc.sql("create role plain").update();
		jdbc.sql("create role monitor in role pg_read_all_stats").update();
	}

	@AfterAll
	static void stop() throws Exception {
		pool.close();
		database.close();
	}

	@Test
	void theSizeGrowsWithTheDataAndTheCapacityIsTheOneThatIsSet() {
		double before = measure("ztrisk.database.size", 0);
		jdbc.sql("create table filled as select generate_series(1, 100000) as n").update();
		assertThat(measure("ztrisk.database.size", 0) - before).isBetween(1_000_000.0, 20_000_000.0);
		assertThat(measure("ztrisk.database.capacity", 100)).isEqualTo(100L << 30);
		assertThat(measure("ztrisk.database.capacity", 0)).isNaN();
	}

	@Test
	void withoutAStandbyThereIsNoLag() {
		// The connection of another test may end a moment after it was closed.
		Awaitility.await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(lag()).isNaN());
	}

	@Test
	void aStandbyThatFallsBehindHasALagAndOneThatFollowsHasNone() throws Exception {
		try (Connection standby = connect()) {
			// Not closed: it would wait for the server to send all that is left.
			PGReplicationStream stream = standby.unwrap(PGConnection.class)
				.getReplicationAPI()
				.replicationStream()
				.physical()
				.withStartPosition(LogSequenceNumber.valueOf(position()))
				.start();
			stream.setAppliedLSN(LogSequenceNumber.valueOf(position()));
			jdbc.sql("select pg_logical_emit_message(true, 'test', repeat('x', 1000000))").query().singleValue();
			stream.forceUpdateStatus();
			Awaitility.await()
				.atMost(Duration.ofMinutes(1))
				.untilAsserted(() -> assertThat(lag()).isGreaterThan(900_000));
			assertThat(lagFor("plain")).isNaN();
			assertThat(lagFor("monitor")).isGreaterThan(900_000);
			LogSequenceNumber end = LogSequenceNumber.valueOf(position());
			stream.setFlushedLSN(end);
			stream.setAppliedLSN(end);
			stream.forceUpdateStatus();
			Awaitility.await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(lag()).isLessThan(100_000));
		}
	}

	@Test
	void aStandbyThatIsGoneFallsBehindItsSlot() {
		jdbc.sql("select pg_create_physical_replication_slot('gone', true)").query().singleRow();
		try {
			double before = lag();
			jdbc.sql("select pg_logical_emit_message(true, 'test', repeat('x', 1000000))").query().singleValue();
			assertThat(lag() - before).isGreaterThan(900_000);
		}
		finally {
			jdbc.sql("select pg_drop_replication_slot('gone')").query().singleRow();
		}
	}

	private static String position() {
		return jdbc.sql("select cast(pg_current_wal_lsn() as text)").query(String.class).single();
	}

	private static Connection connect() throws SQLException {
		Properties properties = new Properties();
		PGProperty.USER.set(properties, "postgres");
		PGProperty.REPLICATION.set(properties, "true");
		PGProperty.PREFER_QUERY_MODE.set(properties, "simple");
		PGProperty.ASSUME_MIN_SERVER_VERSION.set(properties, "9.4");
		return DriverManager.getConnection(EmbeddedDatabase.url(database), properties);
	}

	private static double lag() {
		return measure("ztrisk.database.standby.lag", 0);
	}

	private static double lagFor(String role) {
		try (HikariDataSource other = new HikariDataSource()) {
			other.setDataSource(database.getPostgresDatabase());
			other.setMaximumPoolSize(1);
			other.setConnectionInitSql("set role " + role);
			return measure("ztrisk.database.standby.lag", 0, other);
		}
	}

	private static double measure(String metric, int gigabytes) {
		return measure(metric, gigabytes, pool);
	}

	private static double measure(String metric, int gigabytes, HikariDataSource source) {
		MeterRegistry meters = new SimpleMeterRegistry();
		new DatabaseMetrics(meters, JdbcClient.create(source),
				new MetricsProperties(Duration.ZERO, DataSize.ofGigabytes(gigabytes)));
		return meters.get(metric).gauge().value();
	}

}

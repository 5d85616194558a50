package io.ztrisk.change;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

import javax.sql.DataSource;

import io.ztrisk.test.Account;
import io.ztrisk.test.OldestPostgresTest;
import io.ztrisk.test.Scores;
import io.ztrisk.test.SecondServer;
import io.ztrisk.test.ServerTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static io.ztrisk.test.Account.event;
import static io.ztrisk.test.Account.user;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests the log of changes with random calls of several threads to two servers.
 */
@ServerTest
@OldestPostgresTest
class RandomHistoryTests {

	private static final int USERS = 12;

	private static final int THREADS = 4;

	private static final int CALLS = 60;

	private static final String[] BEHAVIORS = { "imp_travel", "high_dlp", "sentinel_one" };

	private final Account account;

	@Autowired
	private DataSource dataSource;

	@Autowired
	private JdbcClient database;

	RandomHistoryTests(@LocalServerPort int port, @Autowired SecondServer second) {
		this.account = new Account(port, second.port());
		this.account.enable("imp_travel", "high");
		this.account.enable("high_dlp", "low");
		this.account.enable("sentinel_one", "medium");
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 20_261_128 })
	void aReaderMissesNoChangeAndEachUserHasTheLevelOfItsNewest(long seed) {
		AtomicBoolean written = new AtomicBoolean();
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			CompletableFuture<List<Long>> reader = CompletableFuture.supplyAsync(() -> follow(written), threads);
			CompletableFuture
				.allOf(new Random(seed).longs(THREADS)
					.mapToObj((one) -> CompletableFuture.runAsync(() -> call(new Random(one)), threads))
					.toArray(CompletableFuture[]::new))
				.whenComplete((_, _) -> written.set(true))
				.join();
			List<Long> read = reader.join();
			assertThat(read).hasSizeGreaterThan(USERS);
			for (int i = 0; i < read.size(); i++) {
				assertThat(read.get(i)).isEqualTo(i + 1);
			}
			assertThat(this.database.sql("select seq from change_head where account_id = :account")
				.param("account", this.account.id())
				.query(Long.class)
				.single()).isEqualTo(read.size());
		}
		new Scores(this.dataSource).assertTrue(this.account);
	}

	private void call(Random random) {
		for (int i = 0; i < CALLS; i++) {
			int user = random.nextInt(USERS);
			switch (random.nextInt(6)) {
				case 0 -> this.account.reset(user(user));
				case 1 -> ok(
						this.account
							.putUsers("{\"id\":\"%s\",\"email\":\"u%d@example.org\"}".formatted(user(user),
									random.nextInt(USERS)))
							.statusCode());
				default -> report(random, i);
			}
		}
	}

	private void report(Random random, int call) {
		List<String> events = new ArrayList<>();
		for (int i = random.nextInt(5); i >= 0; i--) {
			int user = random.nextInt(USERS);
			events.add(event(BEHAVIORS[random.nextInt(BEHAVIORS.length)], call + "-" + random.nextInt(),
					random.nextBoolean() ? user(user) : "u" + user + "@example.org",
					Instant.now().plusSeconds(random.nextInt(60)).toString()));
		}
		ok(this.account.report(events.toArray(String[]::new)).statusCode());
	}

	private static void ok(int status) {
		assertThat(status).isEqualTo(200);
	}

	/** Reads the numbers of the changes behind a cursor, until all are written. */
	private List<Long> follow(AtomicBoolean written) {
		List<Long> read = new ArrayList<>();
		boolean last;
		do {
			last = written.get();
			read.addAll(this.database
				.sql("select seq from risk_change where account_id = :account and seq > :after order by seq")
				.param("account", this.account.id())
				.param("after", read.isEmpty() ? 0 : read.getLast())
				.query(Long.class)
				.list());
		}
		while (!last);
		return read;
	}

}

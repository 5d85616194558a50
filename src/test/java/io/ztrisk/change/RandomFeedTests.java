package io.ztrisk.change;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import javax.sql.DataSource;

import io.ztrisk.behavior.RiskLevel;
import io.ztrisk.level.ChangeCause;
import io.ztrisk.level.LevelChange;
import io.ztrisk.level.LevelsChanged;
import io.ztrisk.retention.Prunable;
import io.ztrisk.test.Account;
import io.ztrisk.test.OldestPostgresTest;
import io.ztrisk.test.Scores;
import io.ztrisk.test.ServerTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import static io.ztrisk.test.Account.event;
import static io.ztrisk.test.Account.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests the feed of changes with readers behind their cursors, while others write, merge,
 * roll back, erase and prune.
 */
@ServerTest
@OldestPostgresTest
class RandomFeedTests {

	private static final int USERS = 12;

	private static final int THREADS = 4;

	private static final int CALLS = 100;

	private static final int ROLLBACKS = 100;

	private static final int ERASURES = 15;

	private static final int KEPT = 30;

	private static final String[] BEHAVIORS = { "imp_travel", "high_dlp", "sentinel_one" };

	private final Account account;

	/** The numbers that readers may lack, since the person is erased. */
	private final Set<Long> erased = new ConcurrentSkipListSet<>();

	private final AtomicBoolean written = new AtomicBoolean();

	@Autowired
	private DataSource dataSource;

	@Autowired
	private JdbcClient database;

	@Autowired
	private TransactionOperations transactions;

	@Autowired
	private ApplicationEventPublisher publisher;

	@Autowired
	private List<Prunable> prunables;

	RandomFeedTests(@LocalServerPort int port) {
		this.account = new Account(port);
		this.account.enable("imp_travel", "high");
		this.account.enable("high_dlp", "low");
		this.account.enable("sentinel_one", "medium");
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 20_261_128 })
	void readersGetEachChangeOnceAndInOrder(long seed) {
		FeedReader fast = new FeedReader(this.account);
		FeedReader slow = new FeedReader(this.account);
		FeedReader late = new FeedReader(this.account);
		Random random = new Random(seed);
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Random> randoms = random.longs(THREADS + 5).mapToObj(Random::new).toList();
			CompletableFuture<?> readers = CompletableFuture.allOf(
					run(threads, () -> follow(fast, randoms.get(THREADS), 10, 0)),
					run(threads, () -> follow(slow, randoms.get(THREADS + 1), 20, 200)), run(threads, () -> {
						while (fast.passed() < KEPT && !this.written.get()) {
							LockSupport.parkNanos(1_000_000);
						}
						late.beginNow();
						follow(late, randoms.get(THREADS + 2), 50, 20);
					}), run(threads, () -> prune(fast)));
			CompletableFuture
				.allOf(Stream
					.concat(randoms.stream().limit(THREADS).map((one) -> run(threads, () -> call(one))),
							Stream.of(run(threads, () -> rollBack(randoms.get(THREADS + 3))),
									run(threads, () -> erase(randoms.get(THREADS + 4)))))
					.toArray(CompletableFuture[]::new))
				.whenComplete((_, _) -> this.written.set(true))
				.join();
			readers.join();
		}
		long head = number("seq");
		assertThat(this.erased).hasSizeGreaterThanOrEqualTo(ERASURES);
		for (FeedReader reader : List.of(fast, slow, late)) {
			assertComplete(reader, head);
		}
		assertThat(fast.changes()).hasSizeGreaterThan(USERS);
		new Scores(this.dataSource).assertTrue(this.account);
	}

	private static CompletableFuture<Void> run(ExecutorService threads, Runnable work) {
		return CompletableFuture.runAsync(work, threads);
	}

	/**
	 * Each number was read, is that of an erased person, or was deleted for its age and
	 * the reader was told; and what was read is what is stored.
	 */
	private void assertComplete(FeedReader reader, long head) {
		List<Long> read = reader.changes().stream().map(FeedReader.Change::seq).toList();
		assertThat(read).isSorted().doesNotHaveDuplicates();
		assertThat(LongStream.rangeClosed(reader.begin() + 1, head)
			.filter((seq) -> !read.contains(seq) && !this.erased.contains(seq) && !reader.isTold(seq))).isEmpty();
		long pruned = number("pruned");
		assertThat(reader.told()).allMatch((seq) -> seq <= pruned);
		Map<Long, FeedReader.Change> stored = this.database.sql(
				"select seq, id, cause, coalesce(level, 0), coalesce(previous_level, 0) from risk_change where account_id = :account")
			.param("account", this.account.id())
			.query((row, number) -> new FeedReader.Change(row.getLong(1), row.getString(2), row.getString(3),
					row.getInt(4), row.getInt(5)))
			.stream()
			.collect(Collectors.toMap(FeedReader.Change::seq, (change) -> change));
		assertThat(reader.changes()).allMatch((change) -> change.equals(stored.getOrDefault(change.seq(), change)));
	}

	private long number(String column) {
		return this.database.sql("select " + column + " from change_head where account_id = :account")
			.param("account", this.account.id())
			.query(Long.class)
			.single();
	}

	/** Reads until all is written and read. */
	private void follow(FeedReader reader, Random random, int most, int pauseMillis) {
		boolean last;
		do {
			last = this.written.get();
			while (reader.read(1 + random.nextInt(most))) {
				pause(random, pauseMillis);
			}
			pause(random, pauseMillis);
		}
		while (!last);
	}

	private static void pause(Random random, int mostMillis) {
		if (mostMillis > 0) {
			LockSupport.parkNanos(random.nextInt(mostMillis * 1_000_000));
		}
	}

	private void call(Random random) {
		for (int i = 0; i < CALLS; i++) {
			int user = random.nextInt(USERS);
			switch (random.nextInt(8)) {
				case 0, 1, 2 -> this.account.reset(user(user));
				case 3 -> ok(
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
					Instant.now().plusMillis(random.nextInt(20)).toString()));
		}
		ok(this.account.report(events.toArray(String[]::new)).statusCode());
	}

	private static void ok(int status) {
		assertThat(status).isEqualTo(200);
	}

	/** Takes numbers, and fails before the commit. */
	private void rollBack(Random random) {
		for (int i = 0; i < ROLLBACKS; i++) {
			assertThatIllegalStateException()
				.isThrownBy(() -> this.transactions.executeWithoutResult((status) -> changeAndFail(random)));
		}
	}

	private void changeAndFail(Random random) {
		List<LevelChange> changes = Stream.of(USERS + 1, USERS + 2)
			.map((user) -> new LevelChange(UUID.fromString(user(user)), null, RiskLevel.LOW, ChangeCause.RECOMPUTED,
					null))
			.toList();
		this.publisher.publishEvent(new LevelsChanged(this.account.id(), changes));
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

			@Override
			public void beforeCommit(boolean readOnly) {
				pause(random, 3);
				throw new IllegalStateException("Rolled back");
			}

		});
	}

	/** Erases people whom nobody else changes. */
	private void erase(Random random) {
		for (int i = 0; i < ERASURES; i++) {
			String person = user(USERS + 3 + i);
			ok(this.account.report(event(BEHAVIORS[i % 3], "p" + i, person, Instant.now().toString())).statusCode());
			if (random.nextBoolean()) {
				ok(this.account.reset(person).statusCode());
			}
			pause(random, 30);
			this.database
				.sql("select seq from risk_change where account_id = :account and user_id = cast(:user as uuid)")
				.param("account", this.account.id())
				.param("user", person)
				.query(Long.class)
				.list()
				.forEach(this.erased::add);
			ok(this.account.send(this.account.request("/users/" + person).DELETE()).statusCode());
		}
	}

	/** Prunes what a reader has read some time ago; others may be slower. */
	private void prune(FeedReader reader) {
		Prunable changes = this.prunables.stream()
			.filter((prunable) -> prunable.table().equals("risk_change"))
			.findFirst()
			.orElseThrow();
		while (!this.written.get()) {
			this.database.sql("select changed_at from risk_change where account_id = :account and seq = :seq")
				.param("account", this.account.id())
				.param("seq", reader.passed() - KEPT)
				.query(Timestamp.class)
				.optional()
				.ifPresent((time) -> {
					BooleanSupplier batches = changes.batches(this.account.id(), time.toInstant());
					while (batches.getAsBoolean()) {
						Thread.onSpinWait();
					}
				});
			LockSupport.parkNanos(50_000_000);
		}
	}

}

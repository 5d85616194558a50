package io.ztrisk.sender;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import io.ztrisk.level.LevelsChanged;
import io.ztrisk.outgoing.RedactedException;
import io.ztrisk.subscription.SubscriptionRepository;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Looks for subscriptions for which there is something to send: every second, and at once
 * after a transaction of this server has changed levels. The lease of a subscription
 * ensures that one server serves it at a time.
 */
@Component
class Sender implements SmartLifecycle {

	/** The most subscriptions that a server serves at once. */
	static final int SUBSCRIPTIONS = 16;

	private static final Log logger = LogFactory.getLog(Sender.class);

	/** Many commits in a moment cause one look-up. */
	private static final long PAUSE_MILLIS = 50;

	private final SubscriptionRepository subscriptions;

	private final PassRunner passes;

	private final Semaphore slots = new Semaphore(SUBSCRIPTIONS);

	/** The number of slots that each account has. */
	private final Map<String, Integer> taken = new ConcurrentHashMap<>();

	private final Semaphore calls = new Semaphore(0);

	private volatile boolean running;

	private boolean failing;

	Sender(SubscriptionRepository subscriptions, PassRunner passes) {
		this.subscriptions = subscriptions;
		this.passes = passes;
	}

	@TransactionalEventListener
	void on(LevelsChanged changed) {
		wake();
	}

	/** Looks again soon. */
	public void wake() {
		if (this.calls.availablePermits() == 0) {
			this.calls.release();
		}
	}

	@Override
	public void start() {
		this.running = true;
		Thread.ofVirtual().name("signal-sender").start(this::loop);
	}

	private void loop() {
		try {
			while (this.running) {
				look();
				TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
				if (this.calls.tryAcquire(1, TimeUnit.SECONDS)) {
					this.calls.drainPermits();
				}
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** Starts a pass for each subscription that is due, as far as there are slots. */
	private void look() {
		try {
			Set<String> full = new TreeSet<>();
			Set<UUID> begun = new HashSet<>();
			int before;
			do {
				before = full.size();
				for (SubscriptionRepository.Due row : this.subscriptions.due(String.join(",", full),
						2 * SUBSCRIPTIONS)) {
					if (!this.running) {
						return;
					}
					String account = row.getAccountId();
					UUID id = row.getId();
					if (!full.contains(account) && begun.add(id) && !begin(account, id)) {
						full.add(account);
					}
				}
				this.failing = false;
			}
			while (full.size() > before && this.slots.availablePermits() > 0);
		}
		catch (DataAccessException | TransactionException ex) {
			if (!this.failing) {
				logger.warn("Nothing is sent to receivers until the database answers: " + ex.getMessage());
			}
			this.failing = true;
		}
		catch (RuntimeException ex) {
			logger.error("The look-up of subscriptions has failed", new RedactedException(ex));
		}
	}

	/**
	 * Starts a pass, unless the account has as many slots as are free: slow receivers of
	 * one account leave slots to others.
	 */
	private boolean begin(String account, UUID id) {
		int free = this.slots.availablePermits();
		if (this.taken.getOrDefault(account, 0) >= free || !this.slots.tryAcquire()) {
			return false;
		}
		this.taken.merge(account, 1, Integer::sum);
		Thread.ofVirtual().name("signal-pass").start(() -> serve(account, id));
		return true;
	}

	private void serve(String account, UUID id) {
		try {
			this.passes.run(account, id, () -> !this.running);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (DataAccessException | TransactionException ex) {
			logger.warn("The pass of subscription %s of account %s was not recorded, and is repeated in a minute: %s"
				.formatted(id, account, ex.getMessage()));
		}
		catch (RuntimeException ex) {
			logger.error("The pass of subscription %s of account %s has failed, and is repeated in a minute"
				.formatted(id, account), new RedactedException(ex));
		}
		finally {
			this.taken.compute(account, (_, slots) -> (slots == null || slots == 1) ? null : slots - 1);
			this.slots.release();
			wake();
		}
	}

	/** Begins nothing more, and waits for the messages that are on their way. */
	@Override
	public void stop(Runnable callback) {
		this.running = false;
		Thread.ofVirtual().name("signal-stop").start(() -> {
			this.slots.acquireUninterruptibly(SUBSCRIPTIONS);
			this.slots.release(SUBSCRIPTIONS);
			callback.run();
		});
	}

	@Override
	public void stop() {
		this.running = false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	/** Stops while the web server ends its calls. */
	@Override
	public int getPhase() {
		return DEFAULT_PHASE - 1024;
	}

}

package io.ztrisk.statistics;

import java.util.Optional;

import io.ztrisk.database.Retry;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Compacts the increments of counts, so that each count has few rows. A lock ensures that
 * only one of the servers on a database does so at a time.
 */
@Component
class TallyFolding {

	/** {@code tally} in ASCII. */
	static final long LOCK = 0x74_61_6c_6c_79L;

	private static final Log logger = LogFactory.getLog(TallyFolding.class);

	private final TallyRepository tallies;

	private final Retry retry;

	TallyFolding(TallyRepository tallies, Retry retry) {
		this.tallies = tallies;
		this.retry = retry;
	}

	@Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1M")
	void foldOrWarn() {
		try {
			fold();
		}
		catch (DataAccessException | TransactionException ex) {
			logger.warn("Counts could not be compacted, and stay as they are until the next try: " + ex.getMessage());
		}
	}

	/**
	 * Compacts the increments of all accounts, each in a transaction, until another
	 * server does so.
	 * @return whether this server has compacted all
	 */
	boolean fold() {
		Optional<String> account = this.tallies.unfoldedAfter("");
		while (account.isPresent()) {
			String id = account.get();
			if (!this.retry.inTransaction(() -> fold(id))) {
				return false;
			}
			account = this.tallies.unfoldedAfter(id);
		}
		return true;
	}

	private boolean fold(String accountId) {
		boolean locked = this.tallies.tryLock(LOCK);
		if (locked) {
			this.tallies.fold(accountId);
		}
		return locked;
	}

}

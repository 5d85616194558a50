package io.ztrisk.check;

import java.io.PrintStream;

/**
 * Prints the result of a check: a line for each of the first problems, and the totals.
 */
final class Report {

	private static final int MAX_PRINTED = 100;

	private final PrintStream out;

	private long accounts;

	private CheckedCounts checked = new CheckedCounts(0, 0);

	private long problems;

	Report(PrintStream out) {
		this.out = out;
	}

	void add(Inconsistency problem) {
		if (++this.problems <= MAX_PRINTED) {
			this.out.println(problem);
		}
	}

	void add(CheckedCounts account) {
		this.accounts++;
		this.checked = this.checked.plus(account);
	}

	/** Prints the totals, and returns whether there was no problem. */
	boolean end() {
		if (this.problems > MAX_PRINTED) {
			this.out.println("and " + (this.problems - MAX_PRINTED) + " more");
		}
		this.out.println("accounts: %d, users: %d, events: %d, problems: %d".formatted(this.accounts,
				this.checked.users(), this.checked.events(), this.problems));
		return this.problems == 0;
	}

}

package io.ztrisk.check;

import java.io.PrintStream;

/**
 * Says what a check finds: a line for each problem, as far as anybody reads them, and
 * totals.
 */
final class Report {

	private static final int MOST = 100;

	private final PrintStream out;

	private long accounts;

	private CheckedCounts checked = new CheckedCounts(0, 0);

	private long problems;

	Report(PrintStream out) {
		this.out = out;
	}

	void add(Inconsistency problem) {
		if (++this.problems <= MOST) {
			this.out.println(problem);
		}
	}

	void add(CheckedCounts account) {
		this.accounts++;
		this.checked = this.checked.plus(account);
	}

	/**
	 * Prints the totals.
	 * @return whether there was no problem
	 */
	boolean end() {
		if (this.problems > MOST) {
			this.out.println("and " + (this.problems - MOST) + " more");
		}
		this.out.println("accounts: %d, users: %d, events: %d, problems: %d".formatted(this.accounts,
				this.checked.users(), this.checked.events(), this.problems));
		return this.problems == 0;
	}

}

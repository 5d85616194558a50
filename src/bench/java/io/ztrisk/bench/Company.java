package io.ztrisk.bench;

import java.util.Locale;

/**
 * A company whose logs are sent, and what the server and the database need for them. The
 * page on size has the same formula in words.
 *
 * @param users the number of its users
 * @param costs what each row costs
 */
record Company(long users, Costs costs) {

	/** The records of a user a day that match no behaviour. */
	private static final double RECORDS = 500;

	/** The logins of a user a day. */
	private static final double LOGINS = 10;

	/** The events of a user a day. */
	private static final double EVENTS = 0.02;

	/** The rate of the busiest minutes, as a multiple of the mean. */
	private static final double PEAK = 4;

	/** The part of a core that is to be busy then. */
	private static final double LOAD = 0.5;

	/** The days that the state of detection is kept: the default of the horizon. */
	private static final double HORIZON = 30;

	/** The days that events are kept by default. */
	private static final double RETENTION = 1095;

	/** Space in tables and indexes that is free again, but not returned. */
	private static final double BLOAT = 1.3;

	/** What {@code max_wal_size} of docker-compose.yml allows, in bytes. */
	private static final double LOG = 4L << 30;

	private static final double GIB = 1L << 30;

	private static final double MICROS_OF_A_DAY = 86_400e6;

	/**
	 * A row of the table.
	 */
	String row() {
		return String.format(Locale.ROOT, "| %,d | %,.0f | %,.0f | %.2f | %.2f | %.1f | %.1f | %.1f |", this.users,
				this.users * (RECORDS + LOGINS), this.users * EVENTS, cores(this.costs.record().server(),
						this.costs.login().server(), this.costs.event().server()),
				cores(this.costs.record().database(), this.costs.login().database(), this.costs.event().database()),
				hot() / GIB, disk() / GIB, log() / GIB);
	}

	private double cores(double record, double login, double event) {
		return perDay(record, login, event) / MICROS_OF_A_DAY * PEAK / LOAD;
	}

	private double log() {
		return perDay(this.costs.record().log(), this.costs.login().log(), this.costs.event().log());
	}

	private double perDay(double record, double login, double event) {
		return this.users * (RECORDS * record + LOGINS * login + EVENTS * event);
	}

	/** What is read and written all the time: the users, and the logins and events of the horizon. */
	private double hot() {
		return kept(HORIZON);
	}

	private double disk() {
		return kept(RETENTION) * BLOAT + LOG;
	}

	private double kept(double days) {
		return this.users * (this.costs.user() + LOGINS * HORIZON * this.costs.login().stored()
				+ EVENTS * days * this.costs.event().stored());
	}

	/**
	 * What was measured.
	 *
	 * @param record a record that matches nothing
	 * @param login a login of a user who is there
	 * @param event an event of a user who is there
	 * @param user the bytes of a user
	 */
	record Costs(Cost record, Cost login, Cost event, double user) {
	}

}

package io.ztrisk.event;

/**
 * The orders of a user's events. Each has an index, which ascending reads backwards.
 */
public enum EventOrder {

	/** By time. */
	TIMESTAMP("occurred_at desc, id", "occurred_at, id desc"),

	/** By level. */
	RISK_LEVEL("risk_level desc, occurred_at desc, id", "risk_level, occurred_at, id desc");

	private final String descending;

	private final String ascending;

	EventOrder(String descending, String ascending) {
		this.descending = descending;
		this.ascending = ascending;
	}

	public String sql(boolean ascending) {
		return ascending ? this.ascending : this.descending;
	}

}

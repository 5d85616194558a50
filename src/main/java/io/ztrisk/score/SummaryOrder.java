package io.ztrisk.score;

/**
 * The orders of a summary. Each has an index, which ascending reads backwards.
 */
enum SummaryOrder {

	/** By level. */
	MAX_RISK_LEVEL("risk_level desc, last_event desc, id", "risk_level, last_event, id desc"),

	/** By the last event. */
	TIMESTAMP("last_event desc, id", "last_event, id desc"),

	/** By the number of events. */
	EVENT_COUNT("event_count desc, last_event desc, id", "event_count, last_event, id desc");

	private final String descending;

	private final String ascending;

	SummaryOrder(String descending, String ascending) {
		this.descending = descending;
		this.ascending = ascending;
	}

	String sql(boolean ascending) {
		return ascending ? this.ascending : this.descending;
	}

}

package io.ztrisk.test;

import java.util.Set;
import java.util.TreeSet;

/**
 * The metrics that a scraper reads.
 */
public final class Scrape {

	private final String text;

	private Scrape(String text) {
		this.text = text;
	}

	public static Scrape of(int port) {
		ApiClient management = new ApiClient(port);
		return new Scrape(management.send(management.bare("/actuator/prometheus").GET()).body());
	}

	/**
	 * The value of a series, 0 where there is none.
	 */
	public double value(String series) {
		return this.text.lines()
			.filter((line) -> line.startsWith(series + " "))
			.mapToDouble((line) -> Double.parseDouble(line.substring(series.length() + 1)))
			.findFirst()
			.orElse(0);
	}

	public Set<String> names() {
		Set<String> names = new TreeSet<>();
		this.text.lines()
			.filter((line) -> !line.startsWith("#"))
			.forEach((line) -> names.add(line.split("[{ ]", 2)[0]));
		return names;
	}

	@Override
	public String toString() {
		return this.text;
	}

}

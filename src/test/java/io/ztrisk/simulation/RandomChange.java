package io.ztrisk.simulation;

import java.util.List;
import java.util.Random;

/**
 * Random changes of settings. Those that can be judged fully only add exclusions and only
 * remove reasons.
 */
final class RandomChange {

	private static final List<String> REASONS = List.of("malware", "malicious", "virus", "sandbox", "avscan");

	private static final List<String> NETWORKS = List.of("0.0.0.0/1", "128.0.0.0/2", "192.0.2.0/24", "198.51.0.0/24",
			"198.51.1.0/24", "198.51.100.0/24", "203.0.113.0/25", "2001:db8::/32");

	private static final List<String> HOSTS = List.of("bad0.example.net", "example.net", "example.org", "com", "test");

	private static final List<Integer> CATEGORIES = List.of(131, 85, 117, 175, 176, 80, 17, 165);

	private final Random random;

	RandomChange(Random random) {
		this.random = random;
	}

	/** A body of a change of settings. */
	String settings() {
		StringBuilder travel = new StringBuilder("\"min_km\":").append(1 + this.random.nextInt(8000))
			.append(",\"min_kmh\":")
			.append(1 + this.random.nextInt(3000))
			.append(",\"max_hours\":")
			.append(1 + this.random.nextInt(24));
		if (this.random.nextBoolean()) {
			travel.append(",\"anonymizers\":\"suppress\"");
		}
		if (this.random.nextBoolean()) {
			travel.append(",\"excluded_networks\":[").append(entry("cidr", text(NETWORKS))).append(']');
		}
		if (this.random.nextInt(3) == 0) {
			travel.append(",\"excluded_users\":[")
				.append(entry("email", "\"user" + this.random.nextInt(4) + "@example.com\""))
				.append(']');
		}
		StringBuilder domains = new StringBuilder();
		if (this.random.nextBoolean()) {
			domains.append("\"excluded_hosts\":[").append(entry("host", text(HOSTS))).append(']');
		}
		if (this.random.nextBoolean()) {
			domains.append(domains.isEmpty() ? "" : ",")
				.append("\"excluded_categories\":[")
				.append(entry("category", CATEGORIES.get(this.random.nextInt(CATEGORIES.size())).toString()))
				.append(']');
		}
		List<String> reasons = REASONS.stream()
			.filter((reason) -> this.random.nextInt(3) > 0)
			.map((reason) -> "\"" + reason + "\"")
			.toList();
		String files = this.random.nextBoolean() ? ",\"malicious_file\":{\"reasons\":" + reasons + "}" : "";
		return """
				{"domains":{%s},"high_dlp":{"matches":%d,"seconds":%d},"imp_travel":{%s}%s}""".formatted(domains,
				1 + this.random.nextInt(25), 1 + this.random.nextInt(600), travel, files);
	}

	private String text(List<String> values) {
		return "\"" + values.get(this.random.nextInt(values.size())) + "\"";
	}

	private String entry(String name, String value) {
		return "{\"%s\":%s,\"reason\":\"Test\"}".formatted(name, value);
	}

}

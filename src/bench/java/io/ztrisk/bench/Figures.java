package io.ztrisk.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures the duration of a start, and the memory of the server.
 */
final class Figures {

	private static final int STARTS = 5;

	/** In seconds. */
	private static final double START_MOST = 1.5;

	private static final Path EXTRACTED = Path.of("target", "bench-app");

	private Figures() {
	}

	static void measure(Database database, Report report) throws Exception {
		database.create("figures");
		String url = database.url("figures");
		Path jar = Program.jar();
		Path extracted = EXTRACTED.resolve(jar.getFileName());
		Path cache = EXTRACTED.resolve("app.aot");
		java("-Djarmode=tools", "-jar", jar.toString(), "extract", "--force", "--destination", EXTRACTED.toString());
		java("-XX:+UseSerialGC", "-XX:AOTCacheOutput=" + cache, "-Dspring.context.exit=onRefresh", "-jar",
				extracted.toString(), "--spring.datasource.url=" + url, "--spring.datasource.username=postgres",
				"--ztrisk.admin-token=" + Calls.TOKEN);
		start("the jar", url, jar, List.of(), Double.POSITIVE_INFINITY, report);
		start("the extracted jar", url, extracted, List.of(), Double.POSITIVE_INFINITY, report);
		// Without its cache it would not start.
		start("the extracted jar with an AOT cache", url, extracted, List.of("-XX:AOTCache=" + cache, "-XX:AOTMode=on"),
				START_MOST, report);
		memory(url, report);
	}

	private static void start(String what, String url, Path jar, List<String> options, double most, Report report)
			throws Exception {
		List<Double> seconds = new ArrayList<>();
		for (int i = 0; i < STARTS; i++) {
			try (Program server = Program.server(url, jar, options)) {
				seconds.add(server.startNanos() / 1e9);
			}
		}
		report.figure("seconds to the first answer, " + what,
				new Figure(Spread.of(seconds.stream().mapToDouble(Double::doubleValue)), most));
	}

	private static void memory(String url, Report report) throws Exception {
		try (Program server = Program.server(url)) {
			Accounts.enable(server, Calls.ACCOUNT);
			// The background work of the start ends within this time.
			Thread.sleep(Duration.ofSeconds(10));
			report.figure("memory when idle, MiB", Figure.of(server.residentMebibytes()));
			new ClosedLoop(64, Duration.ofSeconds(20), List.of(Calls.get("behaviors", Calls.ACCOUNT)))
				.run(server.port());
			report.figure("memory at 64 connections, MiB", Figure.of(server.residentMebibytes()));
		}
	}

	private static void java(String... arguments) throws Exception {
		List<String> command = new ArrayList<>(List.of(arguments));
		command.addFirst(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		Process process = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(Path.of("target", "bench-java.log").toFile())
			.start();
		if (process.waitFor() != 0) {
			throw new IllegalStateException("See target/bench-java.log");
		}
	}

}

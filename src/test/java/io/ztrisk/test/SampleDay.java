package io.ztrisk.test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * The logs of a company on a day, as if it had been yesterday.
 */
public final class SampleDay {

	private static final Path FOLDER = Path.of("src/docs/sample-day");

	private static final String DAY = "2026-01-15T";

	private static final String ENDING = ".ndjson.gz";

	private SampleDay() {
	}

	/**
	 * Enables the behaviours of an account, and sends it the logs.
	 * @return the statuses of the answers
	 */
	public static List<Integer> load(ApiClient api, String account) {
		String scoring = "/accounts/" + account + "/zt_risk_scoring";
		try (Stream<Path> files = Files.list(FOLDER)) {
			int enabled = api.put(scoring + "/behaviors", Files.readString(FOLDER.resolve("behaviors.json")))
				.statusCode();
			List<Integer> sent = files.filter((file) -> file.toString().endsWith(ENDING))
				.sorted()
				.map((file) -> send(api, scoring, file).statusCode())
				.toList();
			return Stream.concat(Stream.of(enabled), sent.stream()).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static HttpResponse<String> send(ApiClient api, String scoring, Path file) {
		String dataset = file.getFileName().toString().replace(ENDING, "");
		return api.post(scoring + "/logs/" + dataset, "application/x-ndjson",
				read(file).replace(DAY, LocalDate.now(ZoneOffset.UTC).minusDays(1) + "T"));
	}

	private static String read(Path file) {
		try (GZIPInputStream text = new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
			return new String(text.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}

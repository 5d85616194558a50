package io.ztrisk.openapi;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import javax.net.ssl.SSLSession;

/**
 * An answer as it came over the wire, whole and not chunked.
 *
 * @param statusCode its status
 * @param headers its headers
 * @param body its body
 */
record RawAnswer(int statusCode, HttpHeaders headers, String body) implements HttpResponse<String> {

	static RawAnswer of(String text) {
		String[] parts = text.split("\r\n\r\n", 2);
		List<String> lines = List.of(parts[0].split("\r\n"));
		HttpHeaders headers = HttpHeaders.of(lines.stream()
			.skip(1)
			.map((line) -> line.split(": ", 2))
			.collect(Collectors.groupingBy((line) -> line[0],
					Collectors.mapping((line) -> line[1], Collectors.toList()))),
				(name, value) -> true);
		return new RawAnswer(Integer.parseInt(lines.getFirst().split(" ")[1]), headers, parts[1]);
	}

	@Override
	public HttpRequest request() {
		throw new UnsupportedOperationException();
	}

	@Override
	public Optional<HttpResponse<String>> previousResponse() {
		return Optional.empty();
	}

	@Override
	public Optional<SSLSession> sslSession() {
		return Optional.empty();
	}

	@Override
	public URI uri() {
		throw new UnsupportedOperationException();
	}

	@Override
	public HttpClient.Version version() {
		return HttpClient.Version.HTTP_1_1;
	}

}

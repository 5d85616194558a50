package io.ztrisk.console;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

import io.ztrisk.test.ApiClient;
import io.ztrisk.test.RawClient;
import io.ztrisk.test.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page and the files of the console.
 */
@ServerTest
class ConsoleTests {

	private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
			+ "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
			+ "require-trusted-types-for 'script'; trusted-types 'none'";

	private final RawClient raw;

	private final ApiClient api;

	ConsoleTests(@LocalServerPort int port) {
		this.raw = new RawClient(port);
		this.api = new ApiClient(port);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/console", "/console/", "/console/acme/users", "/console/acme/users?order=timestamp",
			"/console/assets", "/console/apis", "/console/logins" })
	void everyPathBelowTheConsoleHasThePage(String path) {
		RawClient.Answer page = get(path, "");
		assertThat(page.status()).isEqualTo(200);
		assertThat(page.header("Content-Type")).contains("text/html;charset=utf-8");
		assertThat(page.header("Cache-Control")).contains("no-cache");
		assertThat(page.header("Content-Security-Policy")).contains(POLICY);
		assertThat(page.header("X-Frame-Options")).contains("DENY");
		assertThat(page.header("Cross-Origin-Opener-Policy")).contains("same-origin");
		assertThat(page.header("Cross-Origin-Resource-Policy")).contains("same-origin");
		assertThat(page.header("X-Content-Type-Options")).contains("nosniff");
		assertThat(page.header("Referrer-Policy")).contains("no-referrer");
		assertThat(page.header("Content-Encoding")).isEmpty();
		assertThat(page.body()).startsWith("<!doctype html>").contains(assets() + "main.js").doesNotContain("@hash@");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/console/assets/x/main.js", "/console/assets/00000000000000000000000000000000/main.js",
			"/console/api", "/console/api/x", "/console/login/x", "/console/login/oidc", "/consoles", "/console;a=b",
			"/console/acme;a=b", "/%63onsole/acme", "//console/acme", "/client/v4/console", "/client/v4/console/acme" })
	void anotherPathHasNoRoute(String path) {
		assertNoRoute(get(path, ""));
	}

	@ParameterizedTest
	@ValueSource(strings = { "absent.js", "", "index.html", "ConsoleRoutes.class", "package-info.class", "../main.js",
			"../../../application.yaml", "..%2fmain.js", "%2e%2e/main.js", "./main.js", "main%2ejs", "//main.js",
			"preact.module.js", "css", "main.js;a=b" })
	void aFileHasOneExactPath(String name) {
		RawClient.Answer answer = get(assets() + name, "");
		assertThat(answer.status()).isIn(400, 404);
		assertThat(answer.header("Content-Type")).contains("application/json");
		assertThat(answer.body()).doesNotContain("import");
	}

	@ParameterizedTest
	@ValueSource(strings = { "main.js", "preact.js", "htm.js" })
	void aFileIsKeptForEver(String name) {
		RawClient.Answer file = get(assets() + name, "");
		assertThat(file.status()).isEqualTo(200);
		assertThat(file.header("Content-Type")).contains("text/javascript;charset=utf-8");
		assertThat(file.header("Cache-Control")).contains("max-age=31536000, immutable");
		assertThat(file.header("Vary")).contains("Accept-Encoding");
		assertThat(file.header("Content-Encoding")).isEmpty();
		assertThat(file.header("Content-Security-Policy")).contains(POLICY);
		assertThat(file.body()).contains("port");
	}

	@Test
	void aFileIsCompressedForThoseThatAcceptIt() throws Exception {
		String path = assets() + "preact.js";
		String plain = get(path, "").body();
		for (String accepted : new String[] { "gzip", "br, gzip", "GZIP ; q=0.5", "deflate;q=0.1,gzip;q=1.0" }) {
			HttpResponse<byte[]> answer = compressed(path, accepted);
			assertThat(answer.headers().firstValue("Content-Encoding")).as(accepted).contains("gzip");
			assertThat(answer.body().length).isLessThan(plain.length() / 2);
			assertThat(unzip(answer.body())).isEqualTo(plain);
		}
		for (String refused : new String[] { "identity", "gzip;q=0", "gzip;q=0.000", "gzipped", "*", "br" }) {
			assertThat(get(path, "Accept-Encoding: " + refused + "\r\n").header("Content-Encoding")).as(refused)
				.isEmpty();
		}
	}

	@Test
	void aBrowserKeepsThePageWhileItIsTheSame() {
		String tag = get("/console/", "").header("ETag").orElseThrow();
		assertThat(tag).matches("\"[0-9a-f]{32}\"");
		RawClient.Answer same = get("/console/", "If-None-Match: " + tag + "\r\n");
		assertThat(same.status()).isEqualTo(304);
		assertThat(same.body()).isEmpty();
		assertThat(same.header("Content-Security-Policy")).contains(POLICY);
		assertThat(get("/console/", "If-None-Match: \"another\"\r\n").status()).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "POST", "PUT", "DELETE", "OPTIONS", "PATCH" })
	void thePageIsOnlyRead(String method) {
		RawClient.Answer answer = this.raw.send(RawClient.head(method, "/console/", ""));
		assertThat(answer.status()).isEqualTo(405);
		assertThat(answer.header("Allow")).contains("GET, HEAD");
		assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
	}

	@Test
	void headHasNoBody() {
		RawClient.Answer answer = this.raw.send(RawClient.head("HEAD", assets() + "main.js", ""));
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.body()).isEmpty();
	}

	private RawClient.Answer get(String path, String headers) {
		return this.raw.send(RawClient.head("GET", path, headers));
	}

	/** The path of the files, as the page has it. */
	private String assets() {
		var script = Pattern.compile("src=\"(/console/assets/[0-9a-f]{32}/)main.js\"")
			.matcher(get("/console", "").body());
		assertThat(script.find()).isTrue();
		return script.group(1);
	}

	private HttpResponse<byte[]> compressed(String path, String accepted) {
		return this.api.send(this.api.bare(path).header("Accept-Encoding", accepted),
				HttpResponse.BodyHandlers.ofByteArray());
	}

	private static String unzip(byte[] bytes) throws IOException {
		try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
			return new String(gzip.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	private static void assertNoRoute(RawClient.Answer answer) {
		assertThat(answer.body())
			.isEqualTo(ApiClient.failure("{\"code\":10404,\"message\":\"No route for that URI\"}"));
		assertThat(answer.status()).isEqualTo(404);
	}

}

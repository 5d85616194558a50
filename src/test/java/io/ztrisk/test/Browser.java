package io.ztrisk.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.WebDriverWait;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A browser with the console. Each test makes one, which begins without cookies, storage
 * and logs.
 */
public final class Browser {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private static final Duration POLL = Duration.ofMillis(20);

	private static final int HEIGHT = 900;

	/** A page has drawn its data or its error. */
	private static final String READY = "return !!document.querySelector(\"main .page[aria-busy=false] .page-head + *, main > h1\") && !document.querySelector(\".skeleton\")";

	private final ChromeDriver driver = Chromium.driver();

	private final int port;

	private final ApiClient api;

	private int width;

	public Browser(int port) {
		this.port = port;
		this.api = new ApiClient(port);
		this.driver.get("about:blank");
		this.driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
		this.driver.executeCdpCommand("Storage.clearDataForOrigin",
				Map.of("origin", origin(), "storageTypes", "local_storage"));
		this.driver.executeCdpCommand("Network.enable", Map.of());
		fail(List.of());
		dark(false);
		resize(1440);
		log();
	}

	public int port() {
		return this.port;
	}

	public String origin() {
		return "http://localhost:" + this.port;
	}

	/**
	 * Calls the server as the browser's tests need it, with the environment's token.
	 */
	public ApiClient api() {
		return this.api;
	}

	/**
	 * The browser's log, and the requests since the log was read last.
	 */
	public BrowserLog log() {
		return BrowserLog.read(this.driver.manage().logs());
	}

	/**
	 * Signs in with the environment's token, and without the form.
	 */
	public Browser signIn() {
		return signIn(ApiClient.TOKEN);
	}

	/**
	 * Signs in with a token, and without the form.
	 */
	public Browser signIn(String token) {
		HttpResponse<String> answer = this.api.send(this.api.bare("/console/api/session")
			.header("Origin", origin())
			.header("X-Ztrisk-Console", "1")
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString("{\"token\":\"" + token + "\"}")));
		String[] cookie = answer.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0].split("=");
		this.driver.executeCdpCommand("Network.setCookie", Map.of("name", cookie[0], "value", cookie[1], "url",
				origin() + "/", "httpOnly", true, "sameSite", "Strict"));
		return this;
	}

	/**
	 * Goes to an address of the server, or a whole one, and waits for nothing.
	 */
	public void go(String address) {
		this.driver.get(address.startsWith("/") ? origin() + address : address);
	}

	/**
	 * Goes to a page of the console, and waits until its data or its error is there.
	 */
	public void open(String path) {
		go(path);
		awaitPage();
	}

	public void awaitPage() {
		await("a page", () -> (Boolean) run(READY));
	}

	public void awaitText(String text) {
		await(text, () -> text().contains(text));
	}

	public void awaitNoText(String text) {
		await("no " + text, () -> !text().contains(text));
	}

	/**
	 * Waits for a condition, and tells what the page had instead.
	 */
	public void await(String expected, Condition condition) {
		try {
			new WebDriverWait(this.driver, PATIENCE, POLL).ignoring(StaleElementReferenceException.class)
				.until((driver) -> condition.holds());
		}
		catch (TimeoutException ex) {
			throw new AssertionError(
					"Expected " + expected + " at " + address() + ", but the page has: " + text() + log(), ex);
		}
	}

	/**
	 * The text that a person sees, without that of another page.
	 */
	public String text() {
		return String.valueOf(run("return document.body.innerText"));
	}

	public String address() {
		return String.valueOf(this.driver.getCurrentUrl());
	}

	/**
	 * Waits for an element.
	 */
	public WebElement find(String css) {
		return find(By.cssSelector(css));
	}

	/**
	 * Waits for a button or a link with the text. If there are several, it is the last,
	 * since a dialog comes last.
	 */
	public WebElement button(String text) {
		return find(
				By.xpath("(//*[self::button or self::a or self::summary][normalize-space(.)='" + text + "'])[last()]"));
	}

	public void click(String button) {
		button(button).click();
	}

	/**
	 * Types a text over that of a field. {@link WebElement#clear()} sends no event
	 * {@code input}, so the next drawing of the page would bring the old text back.
	 */
	public void fill(WebElement field, String text) {
		field.sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.DELETE, text);
	}

	/**
	 * Presses keys as a person does, where the focus is.
	 */
	public void press(CharSequence... keys) {
		new Actions(this.driver).sendKeys(keys).perform();
	}

	public void back() {
		this.driver.navigate().back();
	}

	public void forward() {
		this.driver.navigate().forward();
	}

	public void clearCache() {
		this.driver.executeCdpCommand("Network.clearBrowserCache", Map.of());
	}

	public void deleteCookies() {
		this.driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
	}

	public @Nullable Object run(String script, Object... arguments) {
		return this.driver.executeScript(script, arguments);
	}

	public @Nullable Object runAsync(String script, Object... arguments) {
		return this.driver.executeAsyncScript(script, arguments);
	}

	/**
	 * Chooses the theme as the system does, without fades.
	 */
	public void dark(boolean dark) {
		this.driver.executeCdpCommand("Emulation.setEmulatedMedia",
				Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"),
						Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
	}

	/**
	 * Lets pages of the server read and write the clipboard.
	 */
	public void allowClipboard() {
		this.driver.executeCdpCommand("Browser.grantPermissions",
				Map.of("origin", origin(), "permissions", List.of("clipboardReadWrite", "clipboardSanitizedWrite")));
	}

	/**
	 * Delays each answer, 0 for none.
	 */
	public void latency(int milliseconds) {
		this.driver.executeCdpCommand("Network.emulateNetworkConditions",
				Map.of("offline", false, "latency", milliseconds, "downloadThroughput", -1, "uploadThroughput", -1));
	}

	public void resize(int pixels) {
		this.width = pixels;
		size(HEIGHT);
	}

	/**
	 * Lets requests of addresses that match a pattern fail, as without a network.
	 */
	public void fail(List<String> patterns) {
		this.driver.executeCdpCommand("Network.setBlockedURLs", Map.of("urls", patterns));
	}

	/**
	 * Checks that nothing is wider than the page.
	 */
	public void assertNoSidewaysScrolling() {
		assertThat(
				run("""
						return [...document.querySelectorAll("body *")].filter((element) => document.documentElement.scrollWidth > innerWidth
							&& element.getBoundingClientRect().right > innerWidth + 1).slice(0, 5).map((element) => element.outerHTML.slice(0, 150));
						"""))
			.as("at %d pixels: %s", this.width, address())
			.isEqualTo(List.of());
		assertThat(run("return document.documentElement.scrollWidth")).isEqualTo((long) this.width);
	}

	/**
	 * Writes an image of the whole page to {@code target/console}.
	 */
	public Path screenshot(String name) {
		size(((Long) run("return Math.min(4000, Math.max(600, document.documentElement.scrollHeight))")).intValue());
		return image(name);
	}

	/**
	 * Writes an image of what a person sees first to {@code target/console}.
	 */
	public Path image(String name) {
		try {
			Path file = Files.createDirectories(Path.of("target/console")).resolve(name + ".png");
			Files.write(file, this.driver.getScreenshotAs(OutputType.BYTES));
			size(HEIGHT);
			return file;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private WebElement find(By by) {
		await(by.toString(), () -> !this.driver.findElements(by).isEmpty());
		return this.driver.findElement(by);
	}

	private void size(int height) {
		this.driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
				Map.of("width", this.width, "height", height, "deviceScaleFactor", 1, "mobile", false));
	}

	/**
	 * What a test waits for.
	 */
	public interface Condition {

		boolean holds();

	}

}

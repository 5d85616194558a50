package io.ztrisk.test;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;

import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * The Chromium that all tests of a run share. It starts with the first of them.
 */
final class Chromium {

	private static final Optional<Path> BROWSER = Commands.find("chromium", "chromium-browser", "google-chrome");

	private static final Optional<Path> DRIVER = Commands.find("chromedriver");

	private Chromium() {
	}

	static boolean isInstalled() {
		return BROWSER.isPresent() && DRIVER.isPresent();
	}

	static ChromeDriver driver() {
		return Shared.DRIVER;
	}

	/**
	 * Holds the driver, so that it starts when it is needed.
	 */
	private static final class Shared {

		private static final ChromeDriver DRIVER = start();

		/**
		 * Both paths are given; otherwise Selenium would download what it does not find.
		 */
		private static ChromeDriver start() {
			LoggingPreferences logs = new LoggingPreferences();
			logs.enable(LogType.BROWSER, Level.ALL);
			logs.enable(LogType.PERFORMANCE, Level.ALL);
			ChromeOptions options = new ChromeOptions();
			options.setBinary(BROWSER.orElseThrow().toFile());
			options.addArguments("--headless=new", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars",
					"--force-device-scale-factor=1", "--force-color-profile=srgb");
			options.setExperimentalOption("perfLoggingPrefs", Map.of("enableNetwork", true, "enablePage", false));
			options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
			if (System.getProperty("user.name").equals("root")) {
				// Chromium refuses to start its sandbox as root, as in containers.
				options.addArguments("--no-sandbox");
			}
			ChromeDriver driver = new ChromeDriver(
					new ChromeDriverService.Builder().usingDriverExecutable(Chromium.DRIVER.orElseThrow().toFile())
						.build(),
					options);
			Runtime.getRuntime().addShutdownHook(new Thread(driver::quit));
			return driver;
		}

	}

}

package io.ztrisk.test;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * HAProxy before some servers, as {@code src/main/docker/haproxy.cfg} sets it.
 */
public final class LoadBalancer implements AutoCloseable {

	private static final Pattern CHECK = Pattern.compile(" port 8081$", Pattern.MULTILINE);

	private static final Pattern SERVER = Pattern.compile("10\\.0\\.0\\.[0-9]:8080");

	private final int port = RunningServer.freePort();

	private final Process process;

	/**
	 * Starts it before as many servers as the example has.
	 */
	public LoadBalancer(List<RunningServer> servers) throws IOException {
		Iterator<RunningServer> each = servers.iterator();
		String example = Files.readString(Path.of("src/main/docker/haproxy.cfg"));
		String here = SERVER.matcher(CHECK.matcher(example).replaceAll("")).replaceAll((_) -> {
			RunningServer server = each.next();
			return "127.0.0.1:%d port %d".formatted(server.port(), server.management());
		}).replace("127.0.0.1:8080", "127.0.0.1:" + this.port);
		Path file = Files.writeString(Path.of("target/haproxy.cfg"), here);
		this.process = new ProcessBuilder("haproxy", "-db", "-f", file.toString()).redirectErrorStream(true)
			.redirectOutput(new File("target/haproxy.log"))
			.start();
	}

	public static boolean isInstalled() {
		return Commands.find("haproxy").isPresent();
	}

	public int port() {
		return this.port;
	}

	@Override
	public void close() {
		this.process.destroy();
		this.process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
	}

}

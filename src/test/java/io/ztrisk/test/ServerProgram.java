package io.ztrisk.test;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.ztrisk.ZtriskApplication;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The server's program, which runs in processes of its own with a heap of 256 MB.
 *
 * @param options what Java is to run
 * @param variables the environment variables beside those of this process
 */
public record ServerProgram(List<String> options, Map<String, String> variables) {

	private ServerProgram(List<String> options) {
		this(options, Map.of());
	}

	/**
	 * The program as it was compiled, for tests that measure time.
	 */
	public static ServerProgram measured() {
		return new ServerProgram(List.of(ZtriskApplication.class.getName())).with(SharedClasses.ofTests());
	}

	/**
	 * The program as it was compiled. Java compiles it simply, since it is started often.
	 */
	public static ServerProgram classes() {
		return measured().with("-XX:TieredStopAtLevel=1");
	}

	/**
	 * The program as it was packaged. Java compiles it simply, since it is started often.
	 */
	public static ServerProgram jar() throws IOException {
		return extracted().with("-XX:TieredStopAtLevel=1");
	}

	/**
	 * The packaged program, extracted as in the image.
	 */
	private static ServerProgram extracted() throws IOException {
		Path target = Path.of("target");
		try (Stream<Path> files = Files.list(target)) {
			Path jar = files.filter((file) -> file.getFileName().toString().matches("ztrisk-.*\\.jar"))
				.max(Comparator.comparing((file) -> file.toFile().lastModified()))
				.orElseThrow();
			Process extraction = new ProcessBuilder(java(), "-Djarmode=tools", "-jar", jar.toString(), "extract",
					"--destination", "target/packaged", "--force")
				.redirectErrorStream(true)
				.redirectOutput(target.resolve("packaged.log").toFile())
				.start();
			assertThat(extraction.onExit().join().exitValue()).as("See target/packaged.log").isZero();
			return new ServerProgram(List.of("-jar", "target/packaged/" + jar.getFileName()))
				.with(SharedClasses.in(target.resolve("packaged.jsa")));
		}
	}

	private static String java() {
		return Path.of(System.getProperty("java.home"), "bin", "java").toString();
	}

	/**
	 * The same program with more options of Java's.
	 */
	public ServerProgram with(String... more) {
		return with(List.of(more));
	}

	private ServerProgram with(List<String> more) {
		return new ServerProgram(Stream.concat(more.stream(), this.options.stream()).toList(), this.variables);
	}

	/**
	 * The same program with this environment variable alone.
	 */
	public ServerProgram withVariable(String name, String value) {
		return new ServerProgram(this.options, Map.of(name, value));
	}

	/**
	 * Runs it on a database until it ends by itself.
	 */
	public Ended run(String database, String... arguments) throws Exception {
		Process process = process(database, List.of(arguments)).start();
		String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		return new Ended(process.waitFor(), out);
	}

	/**
	 * Has it run on a database.
	 * @param log gets what it prints
	 */
	ProcessBuilder process(String database, List<String> arguments, File log) {
		return process(database, arguments).redirectOutput(ProcessBuilder.Redirect.appendTo(log));
	}

	private ProcessBuilder process(String database, List<String> arguments) {
		List<String> command = new ArrayList<>();
		command.add(java());
		command.addAll(
				List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "-Dztrisk.shutdown-delay=0s"));
		command.addAll(this.options);
		command.addAll(List.of("--spring.datasource.url=" + database, "--spring.datasource.username=postgres"));
		command.addAll(arguments);
		ProcessBuilder process = new ProcessBuilder(command).redirectErrorStream(true);
		process.environment().putAll(this.variables);
		return process;
	}

	/**
	 * Returns the exit code.
	 *
	 * @param exit the exit code
	 * @param out all that was printed
	 */
	public record Ended(int exit, String out) {

	}

}
